import { INSTANT } from './instant.ts';
import { ENCODED_INSTANT } from './paging.ts';
import { get, post } from './request.ts';

const HISTORY = '/api/v1/usage/customerId/history/featureId';

const LOWEST_USAGE = { customerId: 'customerId', featureId: 'featureId', value: Number.MIN_SAFE_INTEGER };
const DIMENSIONS = { foo: 'string' };

export const usage = {
  reportUsage: post(
    '/api/v1/usage',
    { usages: [LOWEST_USAGE] },
    {
      usages: [
        {
          ...LOWEST_USAGE,
          createdAt: INSTANT,
          dimensions: DIMENSIONS,
          idempotencyKey: 'x',
          resourceId: 'resourceId',
          updateBehavior: 'DELTA',
        },
      ],
    },
  ),
  estimateUsage: post('/api/v1/usage/estimate', LOWEST_USAGE, {
    ...LOWEST_USAGE,
    dimensions: DIMENSIONS,
    resourceId: 'resourceId',
    updateBehavior: 'DELTA',
  }),
  getUsageHistory: get(
    `${HISTORY}?startDate=${ENCODED_INSTANT}`,
    `${HISTORY}?startDate=${ENCODED_INSTANT}&endDate=${ENCODED_INSTANT}&groupBy=groupBy&resourceId=resourceId`,
    `${HISTORY}?startDate=${ENCODED_INSTANT}&resourceId=`,
  ),
  reportEvents: post(
    '/api/v1/events',
    { events: [{ customerId: 'customerId', eventName: 'x', idempotencyKey: 'x' }] },
    {
      events: [
        {
          customerId: 'customerId',
          eventName: 'x',
          idempotencyKey: 'x',
          dimensions: DIMENSIONS,
          resourceId: 'resourceId',
          timestamp: INSTANT,
        },
      ],
    },
  ),
  estimateEvent: post(
    '/api/v1/events/estimate',
    { customerId: 'customerId', eventName: 'x' },
    { customerId: 'customerId', eventName: 'x', dimensions: DIMENSIONS, resourceId: 'resourceId' },
  ),
};
