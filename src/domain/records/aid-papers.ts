import { entryIds } from '../replica/path.ts'
import type { Fields } from '../replica/merge.ts'
import { DOCUMENT_TYPES, type DocumentType } from './codes.ts'
import { readCode, readFlag, readNumber, readText } from './read-fields.ts'

export type AidDocument = {
  readonly id: string
  readonly type: DocumentType | undefined
  readonly number: string | undefined
  /** A calendar day, ISO 8601. */
  readonly date: string | undefined
}

export type AidPapers = {
  readonly documents: readonly AidDocument[]
  /** Declared as humanitarian aid: said so, or the declaration itself is there. */
  readonly isHumanitarian: boolean
  readonly clearedAt: number | undefined
}

/** Reads the papers of an aid record, the earliest first; those without a day stand last. */
export function readAidPapers(fields: Fields): AidPapers {
  const documents = entryIds(fields, 'documents').map((id) => readDocument(fields, id))
  return {
    documents: documents.sort((a, b) => ((a.date ?? '~') < (b.date ?? '~') ? -1 : 1)),
    isHumanitarian:
      readFlag(fields['humanitarian']) ||
      documents.some(({ type }) => type === 'humanitarian-declaration'),
    clearedAt: readNumber(fields['clearedAt']),
  }
}

function readDocument(fields: Fields, id: string): AidDocument {
  const at = `documents/${id}`
  return {
    id,
    type: readCode(fields[`${at}/type`], DOCUMENT_TYPES),
    number: readText(fields[`${at}/number`]),
    date: readText(fields[`${at}/date`]),
  }
}
