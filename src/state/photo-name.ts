// What a photo is called by whoever cannot see it: «Фото потреби: Генератор, Школа № 12».

import { readText } from '../domain/records/read-fields.ts'
import { entryIds } from '../domain/replica/path.ts'
import type { TextKey } from '../i18n/translate.ts'
import type { StoredRecord } from '../storage/types.ts'
import { usePlaceTitle } from './facilities.ts'
import { useText } from './text.tsx'
import { useValueNames } from './value-names.ts'

const KEYS: Readonly<Partial<Record<StoredRecord['kind'], TextKey>>> = {
  need: 'photo.alt.need',
  outage: 'photo.alt.outage',
  aid: 'photo.alt.aid',
}

export function usePhotoName({ kind, fields }: StoredRecord, key = KEYS[kind]): string {
  const { t } = useText()
  const names = useValueNames()
  const placeTitle = usePlaceTitle()
  const things = entryIds(fields, 'lines').flatMap((line) => {
    const item = readText(fields[`lines/${line}/item`])
    const own = readText(fields[`lines/${line}/name`])
    return own ?? (item === undefined ? [] : (names.item(item) ?? []))
  })
  const service = readText(fields['service'])
  const serviceName = service === undefined ? undefined : names.code('services', service)
  const facility = readText(fields['facility'])
  const place = readText(fields['place'])
  const { title } = placeTitle({ ...(facility && { facility }), ...(place && { place }) })
  const what = [...things, serviceName, title].filter((part) => part !== undefined && part !== '')
  return t(key ?? 'photo.alt.paper', { what: what.join(', ') })
}
