import { UUID_PAGE } from './paging.ts';
import { get, post, put } from './request.ts';

const CUSTOMER = '/api/v1-beta/customers/id';
const CHECK = '/api/v1-beta/customers/x/entitlements/check';
const ENTITY_TYPES = '/api/v1-beta/entity-types';
const HYPHENATED_IDS = { ids: ['workspace-001', 'user-7f3a0c1d'] };

export const governance = {
  listGovernanceNodes: get(
    `${CUSTOMER}/governance`,
    `${CUSTOMER}/governance?after=after&currencyIds=string&entityIdSearch=x&entityTypeIds=string&featureIds=string&limit=1&minUtilization=0&order=asc&scope=all&sortBy=utilization`,
    `${CUSTOMER}/governance?currencyIds=string%2Cstring&entityTypeIds=string%2Cstring&featureIds=string%2Cstring`,
  ),
  checkGovernedEntitlement: get(
    CHECK,
    `${CHECK}?currencyId=x&dimensions%5Bfoo%5D=string&featureId=x&requestedUsage=0&requestedValues=string&resourceId=x`,
    `${CHECK}?dimensions%5BuserId%5D=u1&dimensions%5BmodelId%5D=m1&featureId=x&requestedValues=string%2Cstring`,
  ),
  listEntities: get(
    `${CUSTOMER}/entities`,
    `${CUSTOMER}/entities?${UUID_PAGE}&entityTypeId=entityTypeId&includeArchived=true`,
  ),
  upsertEntities: put(
    `${CUSTOMER}/entities`,
    { entities: [{ id: 'workspace-001' }, { id: 'user-7f3a0c1d' }] },
    {
      entities: [
        { id: 'workspace-001', displayName: 'Workspace', entityTypeId: 'workspace', metadata: { foo: 'string' } },
        {
          id: 'user-7f3a0c1d',
          displayName: 'Jane',
          entityTypeId: 'user',
          metadata: { email: 'jane@example.com' },
        },
      ],
    },
  ),
  getEntity: get(`${CUSTOMER}/entities/x`),
  archiveEntities: post(`${CUSTOMER}/entities/archive`, HYPHENATED_IDS),
  unarchiveEntities: post(`${CUSTOMER}/entities/unarchive`, HYPHENATED_IDS),
  listAssignments: get(
    `${CUSTOMER}/assignments`,
    `${CUSTOMER}/assignments?${UUID_PAGE}&currencyId=currencyId&entityId=entityId&featureId=featureId`,
  ),
  upsertAssignments: put(
    `${CUSTOMER}/assignments`,
    { assignments: [{ entityId: 'workspace-001' }, { entityId: 'user-7f3a0c1d' }] },
    {
      assignments: [
        {
          entityId: 'workspace-001',
          cadence: 'P1M',
          currencyId: 'currencyId',
          featureId: 'featureId',
          parentId: 'parentId',
          scopeEntityIds: ['NxI'],
          usageLimit: 1000,
        },
        {
          entityId: 'user-7f3a0c1d',
          cadence: 'P1M',
          currencyId: 'currencyId',
          featureId: 'featureId',
          parentId: 'parentId',
          scopeEntityIds: ['user-1'],
          usageLimit: 1000,
        },
      ],
    },
  ),
  listEntityTypes: get(ENTITY_TYPES, `${ENTITY_TYPES}?${UUID_PAGE}`),
  upsertEntityTypes: put(
    ENTITY_TYPES,
    {
      types: [
        { id: 'org', attributionKeys: ['orgId'], displayName: 'Organization' },
        { id: 'team', attributionKeys: ['teamId'], displayName: 'Team' },
      ],
    },
    {
      types: [
        { id: 'org', attributionKeys: ['orgId'], displayName: 'Organization', description: 'The whole company' },
        {
          id: 'team',
          attributionKeys: ['teamId'],
          displayName: 'Team',
          description: 'A team — inside an organization',
        },
      ],
    },
  ),
};
