// What holds between the answer to a call and what was said before it: an estimate, a preview.
import assert from 'node:assert/strict';
import { ApiError, type Data, type Input } from '@meterline/client';
import type { Market } from '../market.ts';
import type { Reader } from '../reader.ts';
import type { CallStep } from '../step.ts';

/** What is checked once the answer is there; `refused` is the answer when there is none. */
type Afterwards = (answer: unknown, refused: ApiError | null) => void | Promise<void>;
type Rehearsal = (market: Market, step: CallStep, people: string[]) => Promise<Afterwards | undefined>;

const REHEARSALS: Record<string, Rehearsal> = {
  reportUsage: estimated,
  reportEvents: estimatedEvent,
  provisionSubscription: previewed,
};

/** Asks what a step would do, and gives what holds it to that. `people` are the customers that are there. */
export async function rehearsed(market: Market, step: CallStep, people: string[]): Promise<Afterwards | undefined> {
  return REHEARSALS[step.operationId]?.(market, step, people);
}

/** One measurement of now takes the credits that the estimate says. */
async function estimated({ client }: Market, { input }: CallStep): Promise<Afterwards | undefined> {
  const { usages } = input as Input<'reportUsage'>;
  const [line] = usages;
  if (!line || usages.length > 1 || line.createdAt !== undefined) return undefined;
  const { idempotencyKey: _, createdAt: __, ...question } = line;
  const estimate = await attempt(() => client.estimateUsage(question));
  return (answer, refused) => {
    assert.equal(estimate.refused?.code, refused?.code, 'an estimate is refused as the report is');
    if (refused || !estimate.data) return;
    const [measurement] = answer as Data<'reportUsage'>;
    const [wallet] = estimate.data.estimates;
    assert.equal(
      measurement?.credit?.consumed ?? null,
      wallet?.estimatedCost ?? null,
      'a report takes what was estimated',
    );
  };
}

/** One event of now takes from the wallet what the estimate says, unless it is topped up. */
async function estimatedEvent(
  { client, reader, environment }: Market,
  step: CallStep,
): Promise<Afterwards | undefined> {
  const { events } = step.input as Input<'reportEvents'>;
  const [line] = events;
  const now = environment.clock.now().toISOString();
  if (!line || events.length > 1 || line.timestamp !== now) return undefined;
  const { idempotencyKey: _, timestamp: __, ...question } = line;
  const estimate = await attempt(() => client.estimateEvent(question));
  const [wallet] = estimate.data?.estimates ?? [];
  if (!wallet) return undefined;
  const place = { customerId: line.customerId, currencyId: wallet.currencyId };
  return async () => {
    for (const resourceId of [line.resourceId, undefined]) {
      const scope = { ...place, ...(resourceId && { resourceId }) };
      const ledger = await reader.all('listCreditLedger', { ...scope, eventType: 'CREDITS_CONSUMED' });
      const taken = ledger.filter(({ eventId }) => eventId === line.idempotencyKey).map(({ amount }) => amount);
      const sum = Math.round(taken.reduce((left, right) => left - right, 0) * 1e6) / 1e6;
      if (taken.length > 0 || !resourceId) {
        assert.equal(sum, wallet.estimatedCost, 'an event takes what was estimated');
        return;
      }
    }
  };
}

const ONLY_IN_PROVISION = [
  'id',
  'paymentCollectionMethod',
  'awaitPaymentConfirmation',
  'cancellationDate',
  'budget',
  'metadata',
] as const;

/** A provisioning makes the invoice that its preview shows. */
async function previewed(
  { client, reader }: Market,
  { input }: CallStep,
  people: string[],
): Promise<Afterwards | undefined> {
  const wish = { ...(input as Input<'provisionSubscription'>) };
  if (wish.minimumSpend || wish.entitlements) return undefined;
  const question = { ...wish };
  for (const name of ONLY_IN_PROVISION) delete question[name];
  const preview = await attempt(() => client.previewSubscription(question as Input<'previewSubscription'>));
  const before = new Set((await invoicesOf(reader, people)).map(({ invoiceId }) => invoiceId));
  return async (answer, refused) => {
    const isAboutMore = refused !== null && /^body\.(id|cancellationDate)\b/.test(messageOf(refused));
    if (!isAboutMore) assert.equal(refused?.code, preview.refused?.code, 'a preview is refused as the provisioning is');
    const made = (await invoicesOf(reader, people)).filter(({ invoiceId }) => !before.has(invoiceId));
    if (refused || !preview.data) {
      assert.deepEqual(made, [], 'a refusal makes no invoice');
      return;
    }
    const { status, isScheduled } = answer as Data<'provisionSubscription'>;
    const { lines = [], total, subTotal, discount, tax, currency } = preview.data.immediateInvoice;
    if (isScheduled) assert.equal(total, 0, 'what is scheduled costs nothing now');
    if (status === 'PAYMENT_REQUIRED' || isScheduled || lines.length === 0) {
      assert.deepEqual(made, [], 'nothing is invoiced');
      return;
    }
    assert.deepEqual(
      made.map((invoice) => ({
        ...{ total: invoice.total, subTotal: invoice.subtotal, discount: invoice.discount, tax: invoice.tax },
        currency: invoice.currency,
        lines: invoice.lineItems.map(({ description, amount }) => [description, amount]),
      })),
      [
        {
          ...{ total, subTotal, discount, tax },
          currency,
          lines: lines.map(({ description, subTotal }) => [description, subTotal]),
        },
      ],
      'what is invoiced is what the preview said',
    );
  };
}

function messageOf({ body }: ApiError): string {
  return String((body as { message?: string } | undefined)?.message);
}

async function invoicesOf(reader: Reader, people: string[]) {
  const lists = await Promise.all(
    people.map((customerId) => reader.page('listCustomerInvoices', { customerId, limit: 20, orderDir: 'DESC' })),
  );
  return lists.flatMap(({ data }) => data);
}

export async function attempt<Answer>(
  ask: () => PromiseLike<Answer>,
): Promise<{ data: Answer | null; refused: ApiError | null }> {
  try {
    return { data: await ask(), refused: null };
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return { data: null, refused: error };
    throw error;
  }
}
