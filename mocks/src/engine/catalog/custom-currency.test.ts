import { expect, it } from 'vitest';
import { assertGrantedAnew, changedCurrency, newCurrency } from './custom-currency.ts';
import { currency, MARCH, NOON } from './fixture.ts';

const tokens = { id: 'currency-tokens', displayName: 'Tokens' };
const units = { singular: 'token', plural: 'tokens' };

it('a new currency has what was said of it', () => {
  expect(newCurrency(tokens, { symbol: 'T', units }, MARCH)).toEqual({
    ...tokens,
    symbol: 'T',
    units,
    description: null,
    metadata: {},
    archivedAt: null,
    createdAt: MARCH,
    updatedAt: MARCH,
  });
});

it('null and an empty symbol clear, and what is left out stays', () => {
  const before = newCurrency(tokens, { symbol: 'T', units, description: 'For pictures', metadata: { a: 'b' } }, MARCH);
  const after = changedCurrency(before, { symbol: '', description: null, metadata: null, units: undefined }, NOON);
  expect(after).toEqual({ ...before, symbol: null, description: null, metadata: {}, updatedAt: NOON });
});

it('an archived currency is not granted', () => {
  expect(() => assertGrantedAnew(currency('currency-tokens'), 'body.currencyId')).not.toThrow();
  expect(() => assertGrantedAnew(currency('currency-tokens', { archivedAt: NOON }), 'body.currencyId')).toThrow(
    expect.objectContaining({ code: 'EntityIsArchivedError' }),
  );
});
