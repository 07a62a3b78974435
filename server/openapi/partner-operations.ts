// The pages behind a partner's link: the code in the path is the key, so no token is asked for.

import type { Operation } from './operations.ts'
import type { JsonObject } from './json-schemas.ts'

export type PartnerAnswer = 'partner-page' | 'partner-table' | 'partner-offer'

const TABLE = { gives: 'partner-table', query: ['edition', 'lang'], problems: [] } as const

export const PARTNER_OPERATIONS = {
  'GET /partner/:id': {
    summary: 'The page of one partner: the assessment in force, its editions, a form.',
    query: ['edition', 'lang'],
    gives: 'partner-page',
    problems: [],
  },
  'GET /partner/:id/table.xlsx': { summary: 'The rows of an edition as a workbook.', ...TABLE },
  'GET /partner/:id/table.csv': { summary: 'The rows of an edition as CSV with HXL.', ...TABLE },
  'GET /partner/:id/table.json': { summary: 'The rows of an edition as JSON.', ...TABLE },
  'GET /check/:id': {
    summary:
      'Whether a printed edition of an assessment is still in force; its number and day only.',
    query: ['lang'],
    gives: 'partner-page',
    problems: [],
  },
  'POST /partner/:id/offer': {
    summary:
      'What the partner can give. It becomes an aid record with the status `offered`; sent twice with the same ids it arrives once.',
    gives: 'partner-offer',
    problems: ['too_large', 'unsupported_type'],
  },
} as const satisfies Readonly<Record<string, Operation>>

const PAGE = { 'text/html': { schema: { type: 'string' } } } as const
const FILES = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: {} },
  'text/csv': { schema: { type: 'string' } },
  'application/json': { schema: { type: 'object' } },
} as const
const REFUSALS = {
  404: { description: 'No such link, or no such edition.', content: PAGE },
  410: { description: 'The link has expired or was revoked.', content: PAGE },
  429: { description: 'Too many requests.', content: PAGE },
  503: { description: 'The server cannot answer now.', content: PAGE },
} as const

/** What a form of the page sends. */
export const OFFER_BODY: JsonObject = {
  required: true,
  content: {
    'application/x-www-form-urlencoded': {
      schema: {
        type: 'object',
        properties: Object.fromEntries(
          [
            'item',
            'name',
            'quantity',
            'amount',
            'currency',
            'when',
            'contact',
            'note',
            'goods',
            'money',
          ].map((name) => [name, { type: 'string' }]),
        ),
        required: ['contact'],
      },
    },
  },
}

export function writePartnerAnswer(gives: PartnerAnswer): JsonObject {
  switch (gives) {
    case 'partner-page':
      return { 200: { description: 'HTML without scripts.', content: PAGE }, ...REFUSALS }
    case 'partner-table':
      return { 200: { description: 'The file, as an attachment.', content: FILES }, ...REFUSALS }
    case 'partner-offer':
      return {
        303: { description: 'City hall has the offer; the page says so.' },
        422: { description: 'The page again, with what is missing.', content: PAGE },
        ...REFUSALS,
      }
  }
}
