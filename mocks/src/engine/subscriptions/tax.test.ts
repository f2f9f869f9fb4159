import { describe, expect, it } from 'vitest';
import { taxed } from './tax.ts';

const onTop = (taxPercentage: number) => ({ taxPercentage, taxInclusive: false });
const within = (taxPercentage: number) => ({ taxPercentage, taxInclusive: true });

describe('tax', () => {
  it('that is exclusive comes on top', () => {
    expect(taxed(100, onTop(20), 'usd')).toEqual({ totalExcludingTax: 100, tax: 20, total: 120 });
    expect(taxed(71.2, onTop(10), 'usd')).toEqual({ totalExcludingTax: 71.2, tax: 7.12, total: 78.32 });
  });

  it('that is inclusive is a part of what is paid', () => {
    expect(taxed(100, within(20), 'usd')).toEqual({ totalExcludingTax: 83.33, tax: 16.67, total: 100 });
    expect(taxed(49, within(19), 'eur')).toEqual({ totalExcludingTax: 41.18, tax: 7.82, total: 49 });
  });

  it('is in whole minor units: none of the yen, a thousandth of the dinar', () => {
    expect(taxed(1000, within(8), 'jpy')).toEqual({ totalExcludingTax: 926, tax: 74, total: 1000 });
    expect(taxed(10, within(5), 'kwd')).toEqual({ totalExcludingTax: 9.524, tax: 0.476, total: 10 });
  });

  it('comes back with money that is given back', () => {
    expect(taxed(-33.98, onTop(10), 'usd')).toEqual({ totalExcludingTax: -33.98, tax: -3.4, total: -37.38 });
    expect(taxed(-100, within(20), 'usd')).toEqual({ totalExcludingTax: -83.33, tax: -16.67, total: -100 });
  });

  it('of 0 per cent is nothing either way', () => {
    expect(taxed(49, within(0), 'usd')).toEqual(taxed(49, onTop(0), 'usd'));
  });
});
