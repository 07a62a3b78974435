// Which form a draft belongs to, by the key that the form gave it.

import { isRecordId } from '../../domain/base/ids.ts'
import { isPlaceCode } from '../../domain/records/place.ts'
import type { TextKey } from '../../i18n/translate.ts'

export type DraftForm = { readonly href: string; readonly sentence: TextKey }

const FORMS: Readonly<Record<string, DraftForm>> = {
  'need:new': { href: '#/needs/new', sentence: 'draft.found' },
  'outage:new': { href: '#/power/new', sentence: 'draft.found.outage' },
  'aid:receive': { href: '#/aid/receive', sentence: 'draft.found.aid' },
  'facility:new': { href: '#/menu/places/new', sentence: 'draft.found.facility' },
  'aid:give': { href: '#/aid/give', sentence: 'draft.found.aid' },
}

const EDITS: Readonly<Record<string, (id: string) => DraftForm>> = {
  need: (id) => ({ href: `#/needs/${id}/edit`, sentence: 'draft.found' }),
  outage: (id) => ({ href: `#/power/${id}/edit`, sentence: 'draft.found.outage' }),
  facility: (id) => ({ href: `#/menu/places/${id}`, sentence: 'draft.found.facility' }),
  plan: (id) => ({ href: `#/power/at/f:${id}/plan`, sentence: 'draft.found.plan' }),
  aid: (id) => ({ href: `#/aid/${id}`, sentence: 'draft.found.aid' }),
}

/** Gives where a form is gone on with; undefined for a key that no form of this version has. */
export function readDraftKey(key: string): DraftForm | undefined {
  if (Object.hasOwn(FORMS, key)) return FORMS[key]
  const [kind = '', id = ''] = key.split(':', 2)
  if (kind === 'plan' && isPlaceCode(id))
    return { href: `#/power/at/p:${id}/plan`, sentence: 'draft.found.plan' }
  return isRecordId(id) && Object.hasOwn(EDITS, kind) ? EDITS[kind]?.(id) : undefined
}
