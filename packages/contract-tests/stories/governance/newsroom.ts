// The newsroom of the test customer: Ada and Ben are editors, and they write with models.
import { inkwell } from '../../src/inkwell.ts';

export const customerId = 'customer-test-id';
export const CALLS = 'feature-api-calls';
export const INK = 'currency-credits';

export async function newsroom() {
  const story = await inkwell();
  const { client } = story;
  await client.upsertEntityTypes({
    types: [
      { id: 'team', displayName: 'Team', attributionKeys: ['teamId'] },
      { id: 'user', displayName: 'User', attributionKeys: ['userId'] },
      { id: 'model', displayName: 'Model', attributionKeys: ['model'] },
    ],
  });
  await client.upsertEntities({
    customerId,
    entities: [
      { id: 'editors', entityTypeId: 'team', displayName: 'The Editors' },
      { id: 'ada', entityTypeId: 'user', displayName: 'Ada', metadata: { desk: 'news', floor: '2' } },
      { id: 'ben', entityTypeId: 'user' },
      { id: 'large', entityTypeId: 'model' },
    ],
  });
  const calls = (value: number, dimensions: Record<string, string>, resourceId?: string) =>
    client.reportUsage({ customerId, featureId: CALLS, value, dimensions, ...(resourceId && { resourceId }) });
  const budget = (entityId: string, usageLimit: number | null, said: object = {}) =>
    client.upsertAssignments({
      customerId,
      assignments: [{ entityId, featureId: CALLS, usageLimit, cadence: 'P1M', ...said }],
    });
  return { ...story, calls, budget };
}
