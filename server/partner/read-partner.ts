// What one partner may read: who it is, whose needs these are, and the editions made for it or for all.

import { sql } from 'kysely'
import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { readAssessment } from '../../src/domain/records/assessment.ts'
import { readDonor } from '../../src/domain/records/donor.ts'
import type { AssessmentContent } from '../../src/domain/views/assessment/assess.ts'
import { readContent } from '../../src/domain/views/assessment/read-content.ts'
import type { PartnerLink } from '../store/partner-links.ts'
import type { Db } from '../store/schema.ts'
import { readMunicipality, type Municipality } from '../store/site.ts'
import { loadRecords, readState } from '../sync/stored-record.ts'

export type Edition = {
  readonly id: RecordId
  readonly number: string
  readonly approvedAt: Moment
  readonly isSuperseded: boolean
  readonly supersedes: string | undefined
  /** The department that city hall named in the document. */
  readonly contact: string | undefined
  readonly isForAll: boolean
  readonly frozen: string
}

export type Partner = {
  readonly link: PartnerLink
  readonly municipality: Municipality
  readonly name: { readonly uk: string; readonly en: string }
  /** The newest first. */
  readonly editions: readonly Edition[]
}

export async function readPartner(db: Db, link: PartnerLink): Promise<Partner> {
  const municipality = await readMunicipality(db, link.municipality)
  const [donor] = await loadRecords(db, link.municipality, [link.donor])
  const rows = await db
    .selectFrom('records')
    .select(['id', 'fields', 'stamps'])
    .where('municipality', '=', link.municipality)
    // Written out, so that the index of assessments alone can serve it.
    .where('kind', '=', sql.lit('assessment'))
    .execute()
  const editions = rows
    .flatMap(({ id, ...row }) => readEdition(id, { ...row, donor: link.donor }))
    .sort((a, b) => b.approvedAt - a.approvedAt || (a.id < b.id ? 1 : -1))
  return { link, municipality, name: readDonor(donor?.state.fields ?? {}).name, editions }
}

type Row = { readonly fields: string; readonly stamps: string; readonly donor: RecordId }

function readEdition(id: RecordId, { donor, ...row }: Row): Edition[] {
  const assessment = readAssessment(readState(row).fields)
  const { status, number, frozen, approvedAt, supersedes, note: contact } = assessment
  const isTheirs = assessment.donor === undefined || assessment.donor === donor
  if (assessment.removed || !isTheirs || status === 'draft') return []
  if (number === undefined || frozen === undefined || approvedAt === undefined) return []
  const isSuperseded = status === 'superseded'
  const isForAll = assessment.donor === undefined
  return [{ id, number, approvedAt, isSuperseded, supersedes, contact, isForAll, frozen }]
}

/** Gives the edition in force: the newest of those made for this partner, else of those for all. */
export function currentEdition(editions: readonly Edition[]): Edition | undefined {
  const valid = editions.filter(({ isSuperseded }) => !isSuperseded)
  return valid.find(({ isForAll }) => !isForAll) ?? valid[0]
}

/** Gives what an edition says, without the names of places, however precise it was made. */
export function readEditionContent({ frozen }: Edition): AssessmentContent | undefined {
  const content = readContent(frozen)
  return (
    content && {
      ...content,
      lines: content.lines.map((line) => ({
        ...line,
        places: line.places.map((place) => ({ ...place, facility: undefined })),
      })),
    }
  )
}
