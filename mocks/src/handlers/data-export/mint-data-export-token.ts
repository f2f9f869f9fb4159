import { chosenModels } from '../../engine/data-export/models.ts';
import { scopedToken } from '../../engine/data-export/scoped-token.ts';
import { toIso } from '../../engine/time.ts';
import type { Handler } from '../handler.ts';

export const mintDataExportToken: Handler<'mintDataExportToken'> = (body, { at, environmentId }) => {
  const { applicationOrigin, destinationType = null } = body;
  const enabledModels = chosenModels(body.enabledModels, 'body.enabledModels');
  const setup = { applicationOrigin, destinationType, enabledModels };
  const { token, expiresAt } = scopedToken(setup, environmentId, at);
  const providerMetadata = { environmentId, ...setup };
  return { status: 200, body: { data: { token, expiresAt: toIso(expiresAt), providerMetadata } } };
};
