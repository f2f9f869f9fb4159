// A walk: step after step through the market, and after each of them the laws of whoever it concerned.
import assert from 'node:assert/strict';
import type { ApiError, Client, Input } from '@meterline/client';
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
import { type CallStep, isCall, type Step } from './step.ts';
import { anyStep } from './steps/any-step.ts';

/** One refusal, or read, in so many is held to have changed nothing at all. */
const AUDITED = 20;
/** Every so many steps everybody is looked at, and the lists are read in pages. */
const ROUND = 50;

/** Which laws are asked: none, those that cost little and now and then the others, or all after every step. */
export type Care = 'none' | 'usual' | 'all';

export class Walk {
  readonly market: Market;
  readonly chance: Chance;
  readonly steps: Step[] = [];
  /** How often each operation was acknowledged, and refused. */
  readonly counts = new Map<string, { acknowledged: number; refused: number }>();
  readonly #accounts = new Map<string, Account>();
  /** What was acknowledged of what may be sent again, and when. */
  readonly acknowledged: { step: CallStep; at: number }[] = [];
  readonly #keys = new Set<string>();
  readonly #usage = new OwnUsage();
  readonly #caps = new OwnCaps();

  readonly #care: Care;

  private constructor(market: Market, seed: number, care: Care) {
    this.market = market;
    this.chance = new Chance(seed);
    this.#care = care;
  }

  static async begin(market: Market, seed: number, care: Care = 'usual'): Promise<Walk> {
    const walk = new Walk(market, seed, care);
    const { environment, reader } = market;
    const at = environment.clock.now().toISOString();
    for (const { id } of await reader.all('listCustomers', {})) walk.#accounts.set(id, NOBODY);
    walk.#caps.save('bob', 'credits', 100, at);
    await walk.#lookAt(walk.#accounts.keys());
    return walk;
  }

  get now(): number {
    return this.market.environment.clock.now().getTime();
  }

  /** The customers who are there. */
  get people(): string[] {
    return [...this.#accounts.keys()];
  }

  /** What may come next, by chance. */
  choose(chance = this.chance, makers?: Parameters<typeof anyStep>[1]): Step {
    const { now, steps } = this;
    const scene = {
      chance,
      now,
      count: steps.length,
      accounts: this.#accounts,
      acknowledged: this.acknowledged.slice(-20),
    };
    return anyStep(scene, makers);
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
    assert.deepEqual(
      instants,
      [...instants].sort((left, right) => left - right),
      'what happens is told in order',
    );
    assert.ok(
      instants.every((at) => at >= from && at <= this.now),
      'what happens lies on the way',
    );
    const moved = happenings.map(({ customerId }) => customerId);
    await this.#lookAt(this.steps.length % ROUND === 0 ? this.#accounts.keys() : [...moved, this.#somebody()]);
  }

  #somebody(): string {
    return this.chance.of([...this.#accounts.keys()]) ?? '';
  }

  async #call(step: CallStep): Promise<void> {
    const { environment, reader } = this.market;
    const { operationId, key } = step;
    const isRepeat = this.#keys.has(key);
    const isPlain = isRepeat || this.#care === 'none';
    const afterwards = isPlain ? undefined : await rehearsed(this.market, step, this.people);
    const isAudited = this.#care === 'all' || (this.#care === 'usual' && this.chance.whole(1, AUDITED) === 1);
    const before = isAudited ? memoryOf(environment) : null;
    const { data, refused } = await this.send(step);
    if (refused) assert.ok(refused.code, `${operationId} is refused with a code`);
    if (before !== null && (refused || isRead(operationId)))
      assertSame(memoryOf(environment), before, `${operationId} changes nothing`);
    const count = this.counts.get(operationId) ?? { acknowledged: 0, refused: 0 };
    this.counts.set(operationId, count);
    count[refused ? 'refused' : 'acknowledged'] += 1;
    await afterwards?.(data, refused);
    if (!refused) this.#note(step, isRepeat);
    await this.#lookAt(step.customers, scopesOf(step));
    if (this.steps.length % ROUND === 0) await pageLaws(reader, this.chance, this.#accounts);
  }

  /** Makes a call, and nothing else. */
  send({ operationId, input, key }: CallStep): Promise<{ data: unknown; refused: ApiError | null }> {
    const method = this.market.client[operationId] as (input: unknown, options: object) => Promise<unknown>;
    return attempt(() => method(input, { idempotencyKey: key }));
  }

  /** What the walk remembers of what was acknowledged. */
  #note(step: CallStep, isRepeat: boolean): void {
    const { operationId, input, key } = step;
    if (operationId === 'provisionCustomer') this.#accounts.set(input.id as string, NOBODY);
    if (operationId === 'reportUsage')
      // The client mints the keys that are not given, from that of the call.
      for (const [index, line] of (input as Input<'reportUsage'>).usages.entries())
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
    this.acknowledged.push({ step, at: this.now });
  }

  async #lookAt(customers: Iterable<string>, wanted: (resourceId: string | null) => boolean = () => true) {
    const { reader } = this.market;
    for (const customerId of new Set(customers)) {
      const known = this.#accounts.get(customerId);
      if (!known) continue;
      const { account, fresh } = await look(reader, customerId, known, wanted);
      this.#accounts.set(customerId, account);
      if (this.#care === 'none') continue;
      subscriptionLaws(account, this.now);
      walletLaws(fresh, this.now);
      usageLaws(fresh, this.#usage, this.now);
      invoiceLaws(account, this.now);
      rechargeLaws(account, this.#caps);
      for (let times = this.#care === 'all' ? 3 : 1; times > 0; times -= 1) await checkLaws(reader, fresh, this.chance);
    }
  }
}

/** What a step can touch: usage and credits stay in the place that they are for, and that of the whole customer. */
function scopesOf({ operationId, input }: CallStep): (resourceId: string | null) => boolean {
  const lines = input.usages ?? input.events ?? input.consumptions ?? (operationId === 'consumeCredits' && [input]);
  if (!Array.isArray(lines)) return () => true;
  const named = new Set(lines.map(({ resourceId }) => resourceId ?? null));
  return (resourceId) => resourceId === null || named.has(resourceId);
}

const NOBODY = { subscriptions: [], invoices: [], scopes: [], customer: { archivedAt: null } } as unknown as Account;

function isRead(operationId: keyof Client): boolean {
  return /^(get|list|check|preview|estimate)/.test(operationId);
}

/** Those whose answer is given again under the same Idempotency-Key: every POST that may change something. */
function isRepeatable(operationId: keyof Client): boolean {
  return /^(report|consume|createCredit|provision|cancelSubscription|transfer|migrate|charge|grant)/.test(operationId);
}
