// Decides when a feature or a currency goes out of use, and when it comes back.
// Invariant: nothing that is on sale, or is being drafted, uses what is archived. Doing it twice changes nothing.
// Example: feature-sso while addon-sso is published: CannotArchiveFeatureError, and addon-sso is named.
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import type { CustomCurrency } from './custom-currency.ts';
import type { Feature } from './feature.ts';
import { assertUnused, entitlesTo, hasPriceFor, usersOf, usesCurrency } from './use.ts';

type Archivable = { archivedAt: Instant | null; updatedAt: Instant };

export function archivedFeature(catalog: Catalog, feature: Feature, at: Instant): Feature {
  const { id } = feature;
  const users = usersOf(catalog, (one) => entitlesTo(id)(one) || hasPriceFor(id)(one));
  assertUnused(users, 'CannotArchiveFeatureError', `featureId: ${id}`);
  return archived(feature, at);
}

export function archivedCurrency(catalog: Catalog, currency: CustomCurrency, at: Instant): CustomCurrency {
  assertUnused(usersOf(catalog, usesCurrency(currency.id)), 'IntegrityViolation', `currencyId: ${currency.id}`);
  return archived(currency, at);
}

function archived<Record extends Archivable>(record: Record, at: Instant): Record {
  return record.archivedAt === null ? { ...record, archivedAt: at, updatedAt: at } : record;
}

export function unarchived<Record extends Archivable>(record: Record, at: Instant): Record {
  return record.archivedAt === null ? record : { ...record, archivedAt: null, updatedAt: at };
}
