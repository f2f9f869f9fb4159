// The code under test: it takes a seat, if the plan has one left.
import { createClient } from '@meterline/client';

export async function takeSeat({ apiKey, baseUrl, fetch }, customerId) {
  const client = createClient({ apiKey, baseUrl, ...(fetch && { fetch }) });
  const seat = { customerId, featureId: 'feature-seats' };
  const { isGranted } = await client.checkEntitlement({
    ...seat,
    requestedUsage: 1,
  });
  if (isGranted) await client.reportUsage({ ...seat, value: 1 });
  return isGranted;
}
