// Decides whether the budget of a governed entity comes near its limit, by usage that was counted or by credits that were
// consumed on its behalf.
// Invariant: only budgets to which something was added are looked at.
// Example: the editors may use 1000 calls a month; from 790 to 810: told, with 810 of 1000.
import type { LedgerEntry } from '../credits/wallet.ts';
import { type Capability, isAbout } from '../governance/assignment.ts';
import type { Announcement, Changes, Moment, Reading } from '../notification.ts';
import type { UsageEntry } from '../usage/aggregation.ts';
import { customerBrief } from './brief.ts';
import { crossings, percentOf } from './difference.ts';

type Fresh = { customerId: string; capability: Capability; uses: Set<UsageEntry | LedgerEntry> };

export function toldOfBudgets(changes: Changes, { at }: Moment, reading: Reading): Announcement[] {
  return freshIn(changes, reading).flatMap(({ customerId, capability, uses }) => {
    const held = [...reading.budgets(customerId)].filter((one) => isAbout(one, capability));
    return held.flatMap((assignment) => {
      const { usageLimit, entityId } = assignment;
      const used = usageLimit === null ? null : reading.budgetUse(assignment, uses, at);
      if (used === null || usageLimit === null) return [];
      const customer = customerBrief(reading.customer(customerId), customerId);
      const facts = { customer, governedEntityId: entityId, currentUsage: used.after, usageLimit };
      const [before, after] = [percentOf(used.before, usageLimit), percentOf(used.after, usageLimit)];
      return crossings(before, after, reading.thresholds()).map((crossing) => {
        return { type: 'entity.entitlement.usage_exceeded', customerId, facts, crossing };
      });
    });
  });
}

/** What was used, by customer and capability, of those who have budgets. */
function freshIn({ usage, records }: Changes, { budgets }: Reading): Fresh[] {
  const all = new Map<string, Fresh>();
  const note = (customerId: string, capability: Capability, uses: (UsageEntry | LedgerEntry)[]) => {
    if ([...budgets(customerId)].length === 0) return;
    const name = JSON.stringify([customerId, capability]);
    const known = all.get(name) ?? { customerId, capability, uses: new Set() };
    for (const use of uses) known.uses.add(use);
    all.set(name, known);
  };
  for (const { customerId, featureId, entries } of usage) note(customerId, { featureId, currencyId: null }, entries);
  for (const { table, before, after } of records) {
    if (table !== 'ledger' || before || after?.eventType !== 'CREDITS_CONSUMED') continue;
    note(after.customerId, { featureId: null, currencyId: after.currencyId }, [after]);
  }
  return [...all.values()];
}
