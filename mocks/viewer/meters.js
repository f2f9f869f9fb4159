import { badge, code, moment, number, table } from './draw.js';
import { control } from './wire.js';

const conditionOf = ({ field, operation, value, values }) =>
  `${field} ${operation.toLowerCase().replaceAll('_', ' ')} ${value ?? values?.join(', ') ?? ''}`.trim();

const filterOf = ({ filters }) =>
  filters.map(({ conditions }) => conditions.map(conditionOf).join(' and ')).join(' or ') || 'every event';

export async function showMeters() {
  const { meters, events } = await control('GET', 'meters');
  table('meters', {
    caption: 'What makes usage of events',
    columns: {
      Feature: (one) => code(one.featureId),
      Counts: ({ aggregation: { function: name, field } }) => (field ? `${name} of ${field}` : name),
      Takes: filterOf,
      Accepted: (one) => number(one.accepted),
      Rejected: (one) => number(one.rejected),
    },
    rows: meters,
    empty: 'No feature has a meter.',
  });
  table('events', {
    caption: 'The newest events, and which meters took them',
    columns: {
      When: (one) => moment(one.timestamp),
      Event: (one) => code(one.eventName),
      Customer: (one) => one.customerId,
      Dimensions: (one) => JSON.stringify(one.dimensions),
      'Taken by': ({ acceptedBy }) =>
        acceptedBy.length > 0 ? badge(acceptedBy.join(', '), 'good') : badge('no meter', 'warn'),
    },
    rows: events,
    empty: 'No events yet. Report some with reportEvents.',
  });
}
