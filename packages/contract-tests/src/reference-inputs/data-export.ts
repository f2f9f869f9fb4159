import { del, get, patch, post, WITHOUT_BODY } from './request.ts';

const DATA_EXPORT = '/api/v1/data-export';

export const dataExport = {
  listDataExportModels: get(`${DATA_EXPORT}/models`),
  mintDataExportToken: post(
    `${DATA_EXPORT}/scoped-token`,
    { applicationOrigin: 'x' },
    { applicationOrigin: 'x', destinationType: 'destinationType', enabledModels: ['x'] },
  ),
  triggerDataExportSync: post(`${DATA_EXPORT}/sync`, WITHOUT_BODY, {}, { destinationId: 'destinationId' }),
  createDataExportDestination: post(
    `${DATA_EXPORT}/destinations`,
    { destinationId: 'x', destinationType: 'x' },
    { destinationId: 'x', destinationType: 'x', enabledModels: ['x'] },
  ),
  updateDataExportDestination: patch(`${DATA_EXPORT}/destinations/x`, { enabledModels: ['x'], integrationId: 'x' }),
  deleteDataExportDestination: del(`${DATA_EXPORT}/destinations/x`),
};
