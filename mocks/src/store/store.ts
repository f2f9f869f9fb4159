// Everything that one environment remembers. The only place with maps and ids; a request is one transaction.
import type { Catalog } from '../engine/catalog/catalog.ts';
import type { Addon, Plan } from '../engine/catalog/package.ts';
import { isOpenDraft } from '../engine/catalog/version.ts';
import type { Grant, WalletKey } from '../engine/credits/grant.ts';
import { givesAccess, type Subscription } from '../engine/customers/subscription.ts';
import type { Changes, Moment, UsageChange } from '../engine/notification.ts';
import type { Outcome, Records, TableName } from '../engine/outcome.ts';
import { withBudgetReached } from '../engine/subscriptions/budget.ts';
import type { UsageSubject } from '../engine/subscriptions/world.ts';
import { fromIso, type Instant, toIso, type Window } from '../engine/time.ts';
import { type Dimensions, type Fold, foldOf, type UsageEntry } from '../engine/usage/aggregation.ts';
import { identityOf } from '../engine/usage/meter.ts';
import { Agenda, type Subject } from './agenda.ts';
import type { StoreSnapshot } from './snapshot.ts';
import { Standings } from './standings.ts';
import { type Row, Table } from './table.ts';
import { Trace } from './trace.ts';
import { UsageLog } from './usage-log.ts';
import { Wallets, walletName } from './wallets.ts';

type Tables = { [Name in TableName]: Table<Records[Name]> };

/** The tables whose records change by themselves when time passes. */
const PLANNED: { [Name in TableName]?: Subject['kind'] } = {
  grants: 'grant',
  promotions: 'promotion',
  recharges: 'recharge',
  subscriptions: 'subscription',
};

const nobody = (): void => undefined;

function tableById<Record extends { id: string }>(note = nobody): Table<Record> {
  return new Table<Record>({ keyOf: ({ id }) => id, note });
}

function tableByCustomer<Record extends { id: string; customerId: string }>(note = nobody): Table<Record> {
  return new Table<Record>({ keyOf: ({ id }) => id, groupOf: ({ customerId }) => customerId, note });
}

type Version = { id: string; versionNumber: number };

const versionName = ({ id, versionNumber }: Version) => JSON.stringify([id, versionNumber]);

function tableByVersion<Record extends Version>(note = nobody): Table<Record> {
  return new Table<Record>({ keyOf: versionName, note });
}

/** The version that is asked for, or the one on offer. */
function inVersion<Record extends Version>(
  current: Table<Record>,
  others: Table<Record>,
  id: string,
  versionNumber: number | undefined,
): Record | undefined {
  const known = current.get(id);
  if (versionNumber === undefined || known?.versionNumber === versionNumber) return known;
  return others.get(versionName({ id, versionNumber })) ?? known;
}

function* draftsOf<Record extends Plan | Addon>(current: Table<Record>, others: Table<Record>): Iterable<Record> {
  for (const one of others.all()) if (isOpenDraft(one, current.get(one.id))) yield one;
}

function newTables(wallets: Wallets, standings: Standings): Tables {
  const note = () => standings.forget();
  return {
    products: tableById(),
    plans: tableById(note),
    addons: tableById(note),
    planVersions: tableByVersion(note),
    addonVersions: tableByVersion(note),
    features: tableById(),
    coupons: tableById(),
    currencies: tableById(),
    customers: tableById(),
    resources: new Table({
      keyOf: ({ customerId, id }) => JSON.stringify([customerId, id]),
      groupOf: ({ customerId }) => customerId,
    }),
    subscriptions: tableByCustomer(note),
    invoices: tableByCustomer(),
    measurements: new Table({
      keyOf: ({ id }) => id,
      groupOf: ({ customerId, featureId, resourceId, idempotencyKey }) =>
        idempotencyKey === null ? undefined : JSON.stringify([customerId, featureId, resourceId, idempotencyKey]),
    }),
    events: new Table({ keyOf: identityOf }),
    promotions: tableByCustomer(note),
    grants: new Table<Grant>({
      keyOf: ({ id }) => id,
      groupOf: walletName,
      note: (before, after) => wallets.note(before, after),
    }),
    ledger: tableByCustomer(),
    consumptions: tableById(),
    recharges: new Table({ keyOf: ({ customerId, currencyId }) => JSON.stringify([customerId, currencyId]) }),
    entityTypes: tableById(),
    entities: new Table({
      keyOf: ({ customerId, id }) => JSON.stringify([customerId, id]),
      groupOf: ({ customerId }) => customerId,
    }),
    assignments: tableByCustomer(),
    contracts: new Table({ keyOf: ({ contractId }) => contractId, groupOf: ({ customerId }) => customerId }),
    destinations: tableById(),
  };
}

export class Store {
  readonly #wallets = new Wallets();
  readonly standings = new Standings();
  readonly tables: Tables = newTables(this.#wallets, this.standings);
  readonly catalog: Catalog;
  readonly #usage = new Map<string, UsageLog>();
  /** The names of the logs of each customer. */
  readonly #usageNames = new Map<string, Set<string>>();
  #latestLog: (UsageSubject & { name: string; log: UsageLog }) | null = null;
  readonly #folds = new Map<string, { meter: unknown; fold: Fold<unknown> }>();
  readonly #counters = new Map<string, number>();
  readonly agenda = new Agenda();
  /** What changed since the agenda was last brought up to date. */
  readonly unplanned = new Map<string, Subject>();
  /** Everything that fell due until this instant has happened. */
  settledUntil: Instant = Number.NEGATIVE_INFINITY;
  /** Decides what is told of the changes of a moment, and gives what tells it. */
  tellingOf: ((changes: Changes, moment: Moment) => () => void) | null = null;
  readonly #trace = new Trace();
  #undo: (() => void)[] = [];
  #version = 0;

  constructor() {
    const { products, plans, addons, planVersions, addonVersions, features, coupons, currencies } = this.tables;
    this.catalog = {
      product: (id) => products.get(id),
      products: () => products.all(),
      plan: (id, version) => inVersion(plans, planVersions, id, version),
      plans: () => plans.all(),
      planDrafts: () => draftsOf(plans, planVersions),
      addon: (id, version) => inVersion(addons, addonVersions, id, version),
      addons: () => addons.all(),
      addonDrafts: () => draftsOf(addons, addonVersions),
      feature: (id) => features.get(id),
      features: () => features.all(),
      coupon: (id) => coupons.get(id),
      currency: (id) => currencies.get(id),
    };
  }

  /** Grows with every change: two equal versions mean that nothing was changed between them. */
  get version(): number {
    return this.#version;
  }

  /** Runs a request. If it throws, everything it committed is undone. */
  transact<Result>(request: () => Result): Result {
    this.#undo = [];
    const counters = new Map(this.#counters);
    const version = this.#version;
    try {
      return request();
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo();
      this.#counters.clear();
      for (const [kind, count] of counters) this.#counters.set(kind, count);
      this.#version = version;
      this.#trace.take();
      throw error;
    } finally {
      this.#undo = [];
    }
  }

  commit(outcome: Outcome): void {
    const { removed = [], ...records } = outcome;
    for (const name of Object.keys(records) as TableName[]) this.#putAll(name, records);
    for (const { table: name, record } of removed) {
      const table = this.tables[name] as Table<unknown>;
      this.#trace.noteRecord(name, table.keyOf(record), record, undefined);
      this.#undo.push(table.remove(record));
    }
    this.#version += 1;
  }

  /** It is time to warn of something. */
  remind(reminder: Changes['reminders'][number]): void {
    this.#trace.noteReminder(reminder);
  }

  /** Ends a moment. What was changed in it is told by what this gives, once nothing of it can be undone any more. */
  conclude(moment: Moment): () => void {
    const subscriptions = this.#budgetsReached(moment.at);
    if (subscriptions.length > 0) this.commit({ subscriptions });
    const changes = this.#trace.take();
    for (const { table, after } of changes?.records ?? []) if (table === 'grants' && after) this.#wallets.settle(after);
    return (changes && this.tellingOf?.(changes, moment)) ?? (() => undefined);
  }

  /** The subscriptions whose spending has just reached their budget, by whatever was changed; they remember it. */
  #budgetsReached(at: Instant): Subscription[] {
    const touched = new Set<Subscription>();
    const note = (one: Subscription | undefined) => one?.budget && givesAccess(one, at) && touched.add(one);
    for (const change of this.#trace.records) if (change.table === 'subscriptions') note(change.after);
    for (const { customerId, resourceId } of this.#trace.usage)
      for (const one of this.tables.subscriptions.of(customerId)) if (one.resourceId === resourceId) note(one);
    return [...touched].flatMap((one) => withBudgetReached(this, one, at) ?? []);
  }

  #putAll<Name extends TableName>(name: Name, outcome: Outcome): void {
    const table: Table<Records[Name]> = this.tables[name];
    for (const record of (outcome[name] ?? []) as Records[Name][]) {
      const key = table.keyOf(record);
      this.#trace.noteRecord(name, key, table.get(key), record);
      this.#undo.push(table.put(record, this.uuid));
      this.#planRecord(name, key);
    }
  }

  #planRecord(name: TableName, key: string): void {
    const kind = PLANNED[name];
    if (!kind) return;
    this.plan({ kind, key });
    if (kind !== 'promotion' && kind !== 'subscription') return;
    this.plan({ kind: 'reminder', key: JSON.stringify([kind, key]) });
    const customerId = this.tables[name === 'promotions' ? name : 'subscriptions'].get(key)?.customerId;
    this.#planUsageOf(customerId);
  }

  /** What entitles to usage says when it starts again. */
  #planUsageOf(customerId: string | undefined): void {
    for (const key of this.#usageNames.get(customerId ?? '') ?? []) this.plan({ kind: 'usage', key });
  }

  /** Notes that a subject may have something coming up. */
  plan(subject: Subject): void {
    this.unplanned.set(`${subject.kind}:${subject.key}`, subject);
  }

  /** Ids count up, so that two runs of the same test give the same ids. */
  mint = (kind: string): string => `${kind}-${this.#next(kind)}`;

  uuid = (): string => `00000000-0000-4000-8000-${this.#next('uuid').toString(16).padStart(12, '0')}`;

  #next(kind: string): number {
    const next = (this.#counters.get(kind) ?? 0) + 1;
    this.#counters.set(kind, next);
    // Who was told an id must not meet it again, so that taking one is a change.
    this.#version += 1;
    return next;
  }

  usageLog(customerId: string, featureId: string, resourceId: string | null): UsageLog {
    return this.#loggedAs({ customerId, featureId, resourceId }).log;
  }

  /** The log of a subject, and its name. One request asks for the same one again and again. */
  #loggedAs({ customerId, featureId, resourceId }: UsageSubject): { name: string; log: UsageLog } {
    const latest = this.#latestLog;
    if (latest?.featureId === featureId && latest.customerId === customerId && latest.resourceId === resourceId)
      return latest;
    const name = JSON.stringify([customerId, featureId, resourceId]);
    const log = this.#usage.get(name) ?? new UsageLog();
    this.#usage.set(name, log);
    const names = this.#usageNames.get(customerId) ?? new Set();
    this.#usageNames.set(customerId, names.add(name));
    this.#latestLog = { customerId, featureId, resourceId, name, log };
    return this.#latestLog;
  }

  /** `before` is the usage of the running period without the entry, for those who are told of it. */
  recordUsage(
    customerId: string,
    featureId: string,
    resourceId: string | null,
    entry: UsageEntry,
    before: UsageChange['before'] = null,
  ): void {
    const { name: key, log } = this.#loggedAs({ customerId, featureId, resourceId });
    this.noteUsage({ customerId, featureId, resourceId }, entry, before);
    this.#undo.push(log.add(entry));
    if (entry.at > this.settledUntil) this.plan({ kind: 'arrival', key });
    if (!this.agenda.has({ kind: 'usage', key })) this.plan({ kind: 'usage', key });
    this.#version += 1;
  }

  /** Usage changes by an entry that is recorded, or that had waited for its instant. */
  noteUsage(subject: UsageSubject, entry: UsageEntry, before: UsageChange['before']): void {
    const { customerId, featureId, resourceId } = subject;
    this.#trace.noteUsage(this.#loggedAs(subject).name, entry, () => ({ customerId, featureId, resourceId, before }));
  }

  /** Forgets the usage of a feature, so that it can be recorded anew: what counts for it has changed. */
  forgetUsage(featureId: string): void {
    const logs = [...this.#usage].filter(([key]) => (JSON.parse(key) as string[])[1] === featureId);
    for (const [key] of logs) this.#usage.delete(key);
    this.#latestLog = null;
    this.#undo.push(() => {
      this.#latestLog = null;
      for (const [key, log] of logs) this.#usage.set(key, log);
    });
  }

  /** One fold for each feature, as long as its meter stays the same, so that running totals can be kept. */
  foldOf(featureId: string): Fold<unknown> {
    const meter = this.tables.features.get(featureId)?.meter ?? null;
    const known = this.#folds.get(featureId);
    if (known && known.meter === meter) return known.fold;
    const fold = foldOf(meter);
    this.#folds.set(featureId, { meter, fold });
    return fold;
  }

  snapshot(): StoreSnapshot {
    const tables = Object.entries(this.tables).map(
      ([name, table]) => [name, [...table.rows()]] as [string, Row<unknown>[]],
    );
    const usage = [...this.#usage].map(([key, log]) => [key, [...log.entries]] as [string, UsageEntry[]]);
    const used = usage.filter(([, entries]) => entries.length > 0);
    return {
      tables: Object.fromEntries(tables),
      usage: Object.fromEntries(used),
      counters: Object.fromEntries(this.#counters),
      settledUntil: Number.isFinite(this.settledUntil) ? toIso(this.settledUntil) : null,
    };
  }

  /** The store that a snapshot was taken of. What falls due is found anew. */
  static restored({ tables, usage, counters, settledUntil }: StoreSnapshot): Store {
    const store = new Store();
    for (const [name, rows] of Object.entries(tables)) {
      const table = store.tables[name as TableName] as Table<unknown> | undefined;
      if (!table) throw new Error(`There is no table ${JSON.stringify(name)}.`);
      for (const row of rows) table.load(row);
      for (const { record } of rows) store.#planRecord(name as TableName, table.keyOf(record));
    }
    for (const [key, entries] of Object.entries(usage)) {
      const [customerId, featureId, resourceId] = JSON.parse(key) as [string, string, string | null];
      for (const entry of entries) store.recordUsage(customerId, featureId, resourceId, entry);
    }
    for (const [kind, count] of Object.entries(counters)) store.#counters.set(kind, count);
    if (settledUntil !== null) store.settledUntil = fromIso(settledUntil);
    for (const grant of store.tables.grants.all()) store.#wallets.settle(grant);
    store.#undo = [];
    store.#trace.take();
    return store;
  }

  /** The grants of a wallet that still matter; those that are used up stand there as one. */
  wallet(key: WalletKey): Grant[] {
    return this.#wallets.grantsIn(key);
  }

  /** Money spent by recharges of a currency in the calendar month of `at`. */
  spentOnRecharges(customerId: string, currencyId: string, at: Instant): number {
    return this.#wallets.rechargedIn(customerId, currencyId, at);
  }

  /** What was used of a feature in a window, or ever, until an instant. */
  usageTotal({ customerId, featureId, resourceId }: UsageSubject, window: Window | null, until: Instant): number {
    return this.usageLog(customerId, featureId, resourceId).totalIn(this.foldOf(featureId), window, until);
  }

  /** The dimensions that came with whatever took credits: a measurement, an event or a direct consumption. */
  dimensionsOf(eventId: string | null): Dimensions {
    const { measurements, events, consumptions } = this.tables;
    if (eventId === null) return {};
    return (measurements.get(eventId) ?? events.get(eventId) ?? consumptions.get(eventId))?.dimensions ?? {};
  }

  /** What took credits, as its caller knows it: an event or a consumption by its key, a measurement by its id. */
  callersNameOf(eventId: string | null): string | null {
    const { events, consumptions } = this.tables;
    if (eventId === null) return null;
    return (events.get(eventId) ?? consumptions.get(eventId))?.idempotencyKey ?? eventId;
  }
}
