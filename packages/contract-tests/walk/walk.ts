// A walk: step after step through the market, and after each of them the laws of whoever it concerned.
import assert from 'node:assert/strict';
import type { Client, Input } from '@meterline/client';
import type { UsageLine } from '@meterline/openapi/types';
import { type Account, look } from './account.ts';
import { Chance } from './chance.ts';
import { attempt, rehearsed } from './laws/answers.ts';
import { checkLaws } from './laws/checks.ts';
import { invoiceLaws, rechargeLaws } from './laws/invoices.ts';
import { pageLaws } from './laws/pages.ts';
import { subscriptionLaws } from './laws/subscriptions.ts';
import { usageLaws } from './laws/usage.ts';
import { walletLaws } from './laws/wallets.ts';
import type { Market } from './market.ts';
import { assertSame, memoryOf } from './memory.ts';
import { OwnCaps } from './own-caps.ts';
import { OwnUsage } from './own-usage.ts';
import { anyStep } from './steps/any-step.ts';
import { type CallStep, isCall, type Step } from './step.ts';

/** One refusal, or read, in so many is held to have changed nothing at all. */
const AUDITED = 12;
/** Every so many steps everybody is looked at, and the lists are read in pages. */
const ROUND = 50;

export class Walk {
  readonly market: Market;
  readonly chance: Chance;
  readonly steps: Step[] = [];
  /** How often each operation was acknowledged, and refused. */
  readonly counts = new Map<string, { acknowledged: number; refused: number }>();
  readonly #accounts = new Map<string, Account>();
  readonly #acknowledged: CallStep[] = [];
  readonly #keys = new Set<string>();
  readonly #usage = new OwnUsage();
  readonly #caps = new OwnCaps();

  /** Whether every law is asked after each step, and not just some of those that take long. */
  readonly #isThorough: boolean;

  constructor(market: Market, seed: number, isThorough = false) {
    this.market = market;
    this.chance = new Chance(seed);
    this.#isThorough = isThorough;
  }

  get now(): number {
    return this.market.environment.clock.now().getTime();
  }

  /** What may come next, by chance. */
  choose(chance: Chance = this.chance): Step {
    const { now, steps } = this;
    const scene = { chance, now, count: steps.length, accounts: this.#accounts, acknowledged: this.#acknowledged };
    return anyStep(scene);
  }

  async take(step: Step): Promise<void> {
    this.steps.push(step);
    if (isCall(step)) await this.#call(step);
    else await this.#move(step);
  }

  async #move(step: Exclude<Step, CallStep>): Promise<void> {
    const { environment } = this.market;
    const from = this.now;
    if ('restore' in step) {
      const before = memoryOf(environment);
      environment.restore(JSON.parse(JSON.stringify(environment.snapshot())));
      assertSame(memoryOf(environment), before, 'a snapshot that is put back is the same');
      return;
    }
    const { clock } = environment;
    const happenings =
      'next' in step ? clock.next() : 'set' in step ? clock.set(step.set) : clock.advance(step.advance);
    const instants = happenings.map(({ at }) => Date.parse(at));
    assert.deepEqual(instants, [...instants].sort((left, right) => left - right), 'what happens is told in order');
    assert.ok(
      instants.every((at) => at >= from && at <= this.now),
      'what happens lies on the way',
    );
    await this.#lookAt(this.#accounts.keys());
  }

  async #call(step: CallStep): Promise<void> {
    const { environment, client } = this.market;
    const { operationId, input, key } = step;
    const isRepeat = this.#keys.has(key);
    const afterwards = isRepeat ? undefined : await rehearsed(this.market, step, [...this.#accounts.keys()]);
    const isAudited = this.chance.whole(1, AUDITED) === 1 || this.#isThorough;
    const before = isAudited ? memoryOf(environment) : null;
    const method = client[operationId] as (input: unknown, options: object) => Promise<unknown>;
    const { data, refused } = await attempt(() => method({ ...input }, { idempotencyKey: key }));
    if (refused) assert.ok(refused.code, `${operationId} is refused with a code`);
    if (before !== null && (refused || isRead(operationId)))
      assertSame(memoryOf(environment), before, `${operationId} changes nothing`);
    const count = this.counts.get(operationId) ?? { acknowledged: 0, refused: 0 };
    this.counts.set(operationId, count);
    count[refused ? 'refused' : 'acknowledged'] += 1;
    await afterwards?.(data, refused);
    if (!refused) this.#note(step, isRepeat);
    await this.#lookAt(step.customers);
    if (this.steps.length % ROUND === 0) await pageLaws(client, this.chance, this.#accounts);
  }

  /** What the walk remembers of what was acknowledged. */
  #note(step: CallStep, isRepeat: boolean): void {
    const { operationId, input, key } = step;
    if (operationId === 'provisionCustomer') this.#accounts.set(input.id as string, NOBODY);
    if (operationId === 'reportUsage')
      for (const [index, line] of (input as Input<'reportUsage'>).usages.entries())
        // The client mints the keys that are not given, from that of the call.
        this.#usage.addMeasurement({ idempotencyKey: `${key} ${index}`, ...line } as UsageLine, this.now);
    if (operationId === 'reportEvents')
      for (const event of (input as Input<'reportEvents'>).events)
        this.#usage.addEvent(event as never, this.now, this.#accounts.has(event.customerId));
    if (operationId === 'saveAutoRecharge') {
      const { customerId, currencyId, maxSpendLimit = null } = input as Input<'saveAutoRecharge'>;
      this.#caps.save(customerId, currencyId, maxSpendLimit, new Date(this.now).toISOString());
    }
    if (isRepeat) return;
    this.#keys.add(key);
    if (!isRepeatable(operationId)) return;
    this.#acknowledged.push(step);
    if (this.#acknowledged.length > 20) this.#acknowledged.shift();
  }

  async #lookAt(customers: Iterable<string>): Promise<void> {
    const { client } = this.market;
    for (const customerId of new Set(customers)) {
      if (!this.#accounts.has(customerId)) continue;
      const account = await look(client, customerId);
      this.#accounts.set(customerId, account);
      subscriptionLaws(account, this.now);
      walletLaws(account, this.now);
      usageLaws(account, this.#usage, this.now);
      invoiceLaws(account, this.now);
      rechargeLaws(account, this.#caps);
      for (let times = this.#isThorough ? 20 : 1; times > 0; times -= 1) await checkLaws(client, account, this.chance);
    }
  }
}

const NOBODY = { subscriptions: [], invoices: [], scopes: [], customer: { archivedAt: null } } as unknown as Account;

function isRead(operationId: keyof Client): boolean {
  return /^(get|list|check|preview|estimate)/.test(operationId);
}

/** Those whose answer is given again under the same Idempotency-Key: every POST that may change something. */
function isRepeatable(operationId: keyof Client): boolean {
  return /^(report|consume|createCredit|provision|cancelSubscription|transfer|migrate|charge|grant)/.test(operationId);
}
