import { expect, it } from 'vitest';
import { Store } from './store.ts';

const at = Date.UTC(2026, 2, 10);
const entry = (value: number) => ({ id: 'measurement-1', at, kind: 'DELTA' as const, value, dimensions: {} });

function usageOf(store: Store, featureId: string, resourceId: string | null = null): number {
  return store.usageLog('customer', featureId, resourceId).total(store.foldOf(featureId), null, at);
}

function reported(): Store {
  const store = new Store();
  store.recordUsage('customer', 'seats', null, entry(5));
  store.recordUsage('customer', 'seats', 'resource', entry(3));
  store.recordUsage('customer', 'calls', null, entry(7));
  return store;
}

it('the usage of one feature is forgotten, everywhere, and that of others stays', () => {
  const store = reported();
  store.forgetUsage('seats');
  store.recordUsage('customer', 'seats', null, entry(1));
  expect([usageOf(store, 'seats'), usageOf(store, 'seats', 'resource'), usageOf(store, 'calls')]).toEqual([1, 0, 7]);
});

it('a request that fails has forgotten nothing', () => {
  const store = reported();
  const request = () => {
    store.forgetUsage('seats');
    store.recordUsage('customer', 'seats', null, entry(1));
    throw new Error('refused');
  };
  expect(() => store.transact(request)).toThrow('refused');
  expect([usageOf(store, 'seats'), usageOf(store, 'seats', 'resource'), usageOf(store, 'calls')]).toEqual([5, 3, 7]);
});

it('a request that is undone leaves nothing, not even a count of the ids that it took', () => {
  const store = new Store();
  store.mint('grant');
  const before = store.snapshot();
  const request = () => {
    store.mint('measurement');
    store.mint('grant');
    throw new Error('refused');
  };
  expect(() => store.transact(request)).toThrow('refused');
  expect(store.snapshot()).toEqual(before);
});
