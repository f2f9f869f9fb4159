export {
  type Controls,
  createMock,
  type HappeningReport,
  type Listening,
  type ListenOptions,
  type Mock,
  type MockOptions,
  type Scenario,
  type Snapshot,
} from './create-mock.ts';
