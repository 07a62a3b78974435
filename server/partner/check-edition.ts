// Whether a printed edition is still in force: what the code on the paper asks. It tells numbers and
// days, and nothing that stands in the document.

import { sql } from 'kysely'
import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import {
  readAssessment,
  type Assessment,
  type DocumentLanguage,
} from '../../src/domain/records/assessment.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import { readMunicipalities, type Municipality } from '../store/site.ts'
import { loadRecords, readState } from '../sync/stored-record.ts'

type Numbered = { readonly number: string; readonly approvedAt: Moment }

export type Checked = Numbered & {
  readonly municipality: Municipality
  readonly language: DocumentLanguage
  readonly isValid: boolean
  /** The edition at the end of the chain, where this one was superseded. */
  readonly newer: Numbered | undefined
}

/** Gives what is known of an edition; undefined for a draft and for what nobody approved. */
export async function checkEdition(db: Db, id: RecordId): Promise<Checked | undefined> {
  for (const municipality of await readMunicipalities(db)) {
    const [record] = await loadRecords(db, municipality.id, [id])
    if (record?.kind !== 'assessment') continue
    const assessment = readAssessment(record.state.fields)
    const numbered = numberOf(assessment)
    if (numbered === undefined) return undefined
    const isValid = assessment.status === 'approved'
    const newer = isValid ? undefined : await findNewest(db, municipality.id, id)
    return { ...numbered, municipality, language: assessment.language, isValid, newer }
  }
  return undefined
}

/** Goes from edition to edition. A circle, which only a broken client can write, has no end. */
async function findNewest(
  db: Db,
  municipality: MunicipalityId,
  id: RecordId,
): Promise<Numbered | undefined> {
  const rows = await db
    .selectFrom('records')
    .select(['id', 'fields', 'stamps'])
    .where('municipality', '=', municipality)
    .where('kind', '=', sql.lit('assessment'))
    .execute()
  const known = rows.map((row) => ({ id: row.id, ...readAssessment(readState(row).fields) }))
  const seen = new Set<string>([id])
  let at: string = id
  for (;;) {
    const next = known.find((one) => one.supersedes === at && one.status !== 'draft')
    if (next === undefined || seen.has(next.id)) return undefined
    if (next.status === 'approved') return numberOf(next)
    seen.add(next.id)
    at = next.id
  }
}

function numberOf({ status, removed, number, approvedAt }: Assessment): Numbered | undefined {
  if (status === 'draft' || removed) return undefined
  return number === undefined || approvedAt === undefined ? undefined : { number, approvedAt }
}
