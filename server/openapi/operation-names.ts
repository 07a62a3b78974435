// What programs made from the document call each operation, and under which heading people find it.

import type { OperationKey } from './operations.ts'

type Naming = readonly [id: string, tag: TagName]

export const TAGS = {
  sync: 'What phones send and receive.',
  devices: 'Invites, devices and people.',
  partners: 'Links for partner cities, and what they open.',
  files: 'Photos and scanned papers, by tus 1.0.',
  notices: 'Being told of answers by Web Push.',
  systems: "A city's own systems.",
  server: 'The server itself.',
} as const
export type TagName = keyof typeof TAGS

export const OPERATION_NAMES: Readonly<Record<OperationKey, Naming>> = {
  'POST /api/sync': ['sync', 'sync'],
  'GET /api/records/:id/history': ['readHistory', 'sync'],
  'GET /api/events': ['followEvents', 'sync'],
  'POST /api/enrol': ['enrol', 'devices'],
  'POST /api/invites': ['makeInvite', 'devices'],
  'GET /api/invites': ['listInvites', 'devices'],
  'DELETE /api/invites/:id': ['withdrawInvite', 'devices'],
  'GET /api/devices': ['listDevices', 'devices'],
  'DELETE /api/devices/:id': ['revokeDevice', 'devices'],
  'GET /api/people': ['listPeople', 'devices'],
  'POST /api/partner-links': ['makePartnerLink', 'partners'],
  'GET /api/partner-links': ['listPartnerLinks', 'partners'],
  'DELETE /api/partner-links/:id': ['revokePartnerLink', 'partners'],
  'GET /partner/:id': ['readPartnerPage', 'partners'],
  'GET /partner/:id/table.xlsx': ['readPartnerWorkbook', 'partners'],
  'GET /partner/:id/table.csv': ['readPartnerCsv', 'partners'],
  'GET /partner/:id/table.json': ['readPartnerJson', 'partners'],
  'GET /check/:id': ['checkEdition', 'partners'],
  'POST /partner/:id/offer': ['makeOffer', 'partners'],
  'OPTIONS /api/files/': ['describeUploads', 'files'],
  'POST /api/files/': ['startUpload', 'files'],
  'PATCH /api/files/:id': ['continueUpload', 'files'],
  'GET /api/files/:id': ['readFile', 'files'],
  'DELETE /api/files/:id': ['endUpload', 'files'],
  'GET /api/push': ['readBell', 'notices'],
  'POST /api/push': ['hangBell', 'notices'],
  'DELETE /api/push': ['removeBell', 'notices'],
  'GET /api/records': ['readRecords', 'systems'],
  'GET /api/health': ['readHealth', 'server'],
  'GET /api/openapi.json': ['readOpenapi', 'server'],
}
