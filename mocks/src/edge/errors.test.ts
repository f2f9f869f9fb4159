import { describe, expect, it } from 'vitest';
import { type Diagnostic, violationReply } from './errors.ts';

/** What the validator of requests says, in its own words. */
const violationsOf = (path: string[], message: string) => {
  const diagnostic: Diagnostic = { path, message, severity: 0 };
  const { body } = violationReply([diagnostic], ['customerId', 'requestedUsage', 'createdAt']);
  return (body as { violations: object[] }).violations;
};

describe('a violation names the field as one writes it in code', () => {
  it.each([
    [
      ['body', 'usages', '0', 'value'],
      'Request body property usages.0.value must be integer',
      { field: 'body.usages[0].value', message: 'must be integer' },
    ],
    [
      ['body', 'usages', '0'],
      "Request body property usages.0 must have required property 'featureId'",
      { field: 'body.usages[0].featureId', message: 'is required' },
    ],
    [
      ['body'],
      "Request body must NOT have additional properties; found 'colour'",
      { field: 'body.colour', message: 'is not known here' },
    ],
    [['body'], 'Request body must be object', { field: 'body', message: 'must be object' }],
    [[], 'Body parameter is required', { field: 'body', message: 'is required' }],
    [
      ['query', 'requestedusage'],
      'Request query parameter requestedusage must be integer',
      { field: 'query.requestedUsage', message: 'must be integer' },
    ],
    [
      ['query', 'createdat', 'gte'],
      'Request query parameter createdat.gte must match format "date-time"',
      { field: 'query.createdAt[gte]', message: 'must match format "date-time"' },
    ],
    [
      ['query'],
      "Request query must have required property 'requestedusage'",
      { field: 'query.requestedUsage', message: 'is required' },
    ],
  ])('%j: %s', (path, message, violation) => {
    expect(violationsOf(path, message)).toEqual([violation]);
  });
});

it('all violations stand in one message', () => {
  const violations = [
    { path: ['body', 'value'], message: 'Request body property value must be integer', severity: 0 },
    { path: ['body'], message: "Request body must have required property 'featureId'", severity: 0 },
  ];
  expect(violationReply(violations, [])).toMatchObject({
    status: 400,
    body: { code: 'BadUserInput', message: 'body.value must be integer; body.featureId is required.' },
  });
});
