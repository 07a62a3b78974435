// The rows of an edition as a file, by the builders that the app uses on the phone.

import { SPEC_FIELDS } from '../../src/domain/catalogue/catalogue.ts'
import type { AssessmentContent } from '../../src/domain/views/assessment/assess.ts'
import { assessmentTable } from '../../src/exports/assessment-table.ts'
import { writeCsv } from '../../src/exports/csv.ts'
import { writeJson } from '../../src/exports/json.ts'
import { writeXlsx } from '../../src/exports/xlsx.ts'
import type { PartnerWords } from './page-words.ts'
import type { Edition } from './read-partner.ts'

export const TABLE_FORMATS = ['xlsx', 'csv', 'json'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

const TYPES: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

type Wanted = {
  readonly edition: Edition
  readonly content: AssessmentContent
  readonly format: TableFormat
}

export async function writeTable(wanted: Wanted, words: PartnerWords): Promise<Response> {
  const { edition, content, format } = wanted
  const about = { words: words.document, specFields: SPEC_FIELDS, placeName: words.placeName }
  const table = assessmentTable(content.lines, about)
  const name = `${edition.number.replace(/[^\w.-]/g, '_')}.${format}`
  const headers = {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${name}"`,
  }
  switch (format) {
    case 'xlsx':
      return new Response(await (await writeXlsx(table, edition.number)).arrayBuffer(), { headers })
    case 'csv':
      return new Response(writeCsv(table), { headers })
    case 'json':
      return new Response(writeJson(table, headOf(wanted, words)), { headers })
  }
}

function headOf({ edition, content }: Wanted, words: PartnerWords) {
  return {
    source: 'Promin',
    municipality: words.city,
    number: edition.number,
    approvedAt: new Date(edition.approvedAt).toISOString(),
    dataAsOf: new Date(content.takenAt).toISOString(),
  }
}
