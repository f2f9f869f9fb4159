import { changed } from '../../engine/catalog/changed.ts';
import { assertMeter, type Meter } from '../../engine/catalog/feature.ts';
import { usersOfFeature } from '../../engine/catalog/used-by.ts';
import { Refusal } from '../../engine/refusal.ts';
import { knownFeature } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toTransformation } from './unit-transformation.ts';
import { toFeature } from './wire.ts';

export const updateFeature: Handler<'updateFeature'> = (given, { store, at }) => {
  const { featureId, unitTransformation, meter, ...rest } = given;
  const before = knownFeature(store, featureId);
  if (meter) assertMeter(before, meter as Meter);
  if (unitTransformation !== undefined && usersOfFeature(store.catalog, featureId).length > 0) {
    throw new Refusal(
      'CannotUpdateUnitTransformationError',
      `body.unitTransformation: plans count ${featureId} in its unit already. Create another feature.`,
    );
  }
  const said = { ...rest, meter: meter as Meter | undefined, unitTransformation: toTransformation(unitTransformation) };
  const feature = changed(before, said, at);
  store.commit({ features: [feature] });
  return { status: 200, body: { data: toFeature(feature) } };
};
