import DefaultTheme from 'vitepress/theme';
import './meterline.css';

export default DefaultTheme;
