// What a record's card tells beside its values: what two people changed, and its history.

import { useEffect, useState } from 'preact/hooks'
import { readHistory, type PastEntry } from '../domain/views/history.ts'
import { isByPartner } from '../domain/records/aid-offer.ts'
import { readText } from '../domain/records/read-fields.ts'
import { entryIds, type Value } from '../domain/replica/path.ts'
import { stampMs } from '../domain/replica/stamp.ts'
import type { RecordHistory } from '../domain/replica/wire.ts'
import { fieldNameKey } from '../i18n/field-names.ts'
import { sayValue, type ValueNames } from '../i18n/field-values.ts'
import type { Text } from '../i18n/translate.ts'
import type { Choice, StoredRecord } from '../storage/types.ts'
import { useDevice } from './device.tsx'
import { useLinkedNames } from './linked-names.ts'
import { useLive } from './live.ts'
import { showNotice } from './notice.ts'
import { useWho } from './people.ts'
import { useText } from './text.tsx'

/** The fields of a record that two people changed, ready for ui/choice-cards.tsx. The value in force is
 *  the later one. */
export function useShownChoices(record: StoredRecord) {
  const device = useDevice()
  const text = useText()
  const who = useWho()
  const choices = useLive(() => device.queries.choices(record.id), [device, record.id]) ?? []
  const names = useLinkedNames(choices.flatMap(({ mine, theirs }) => [mine, theirs]))
  const now = device.now()
  const say = ({ path }: Choice, value: Value) =>
    sayValue(text, names, { kind: record.kind, path, value, now })
  const when = (stamp: string) => text.dayTime(stampMs(stamp), now)
  const settle = async (choice: Choice, whose: 'mine' | 'theirs') => {
    if (!(await device.choose(choice, whose)).ok) showNotice({ text: text.t('tap.failed') })
  }
  return choices.map((choice) => {
    const [mine, theirs] = [say(choice, choice.mine), say(choice, choice.theirs)]
    const colleague = who(choice.theirsStamp).name ?? text.t('who.colleague')
    return {
      key: choice.path,
      title: text.t('conf.title'),
      field: sayFieldName(text, names, { kind: record.kind, path: choice.path }),
      mine: { who: text.t('conf.mine', { time: when(choice.mineStamp) }), value: mine },
      theirs: {
        who: text.t('conf.theirs', { name: colleague, time: when(choice.theirsStamp) }),
        value: theirs,
      },
      words: {
        inForce: text.t('conf.inforce'),
        keep: text.t('conf.keep', { value: theirs }),
        use: text.t('conf.use', { value: mine }),
        note: text.t('conf.note'),
      },
      onKeep: () => void settle(choice, 'theirs'), // tells by a notice
      onUse: () => void settle(choice, 'mine'),
    }
  })
}

type ShownPast = {
  readonly key: string
  readonly who: string
  readonly when: string
  readonly changes: readonly { label: string; from?: string; to: string }[]
  readonly state?: string
}

/** A record's history in words, newest first, ready for ui/record-past.tsx; with a note while only this
 *  phone could be asked. */
export function useShownHistory(record: StoredRecord): {
  readonly title: string
  readonly entries: readonly ShownPast[]
  readonly note: string | undefined
} {
  const device = useDevice()
  const text = useText()
  const who = useWho()
  const [server, setServer] = useState<RecordHistory>()
  const newest = Object.values(record.stamps).reduce((a, b) => (a > b ? a : b), '')
  useEffect(() => {
    let wanted = true
    void device.fetchHistory(record.id).then((answer) => wanted && setServer(answer))
    return () => {
      wanted = false
    }
  }, [device, record.id, newest])
  const own = useLive(
    () => device.queries.ownChanges({ record: record.id }),
    [device, record.id, newest],
  )
  const past = readHistory({ own: own ?? [], server: server?.changes, record })
  const names = useLinkedNames(
    past.flatMap(({ changes }) => changes.flatMap(({ from, to }) => [from, to])),
  )
  const now = device.now()
  const say = (path: string, value: Value) =>
    sayValue(text, names, { kind: record.kind, path, value, now })
  return {
    title: `${text.t('rec.history')} (${past.length})`,
    note: server === undefined ? text.t('rec.history.local') : undefined,
    entries: past.map((entry) => ({
      key: entry.id,
      who: isByPartner(entry.id, record)
        ? text.t('aid.offer.who')
        : sayWho(text, who(entry.person ?? entry.id)),
      when: text.dayTime(entry.at, now),
      changes: entry.changes.map(({ path, from, to }) => ({
        label: sayFieldOfLine(text, names, { record, path }),
        to: say(path, to),
        ...(from === undefined || from === null ? {} : { from: say(path, from) }),
      })),
      ...stateOf(text, entry),
    })),
  }
}

/** Of a record with several lines the field says whose it is: «Тепла ковдра: Кількість». */
function sayFieldOfLine(
  text: Text,
  names: ValueNames,
  { record, path }: { readonly record: StoredRecord; readonly path: string },
): string {
  const field = sayFieldName(text, names, { kind: record.kind, path })
  const [collection, id] = path.split('/')
  if (collection !== 'lines' || entryIds(record.fields, 'lines').length < 2) return field
  const own = readText(record.fields[`lines/${id}/name`])
  const item = readText(record.fields[`lines/${id}/item`])
  const name = own ?? (item === undefined ? undefined : names.item(item))
  return name === undefined || field === name ? field : `${name}: ${field}`
}

/** Gives the name of a field; a specification is called as the catalogue calls it. */
export function sayFieldName(
  { t }: Text,
  names: ValueNames,
  { kind, path }: { readonly kind: StoredRecord['kind']; readonly path: string },
): string {
  const key = fieldNameKey(kind, path)
  if (key !== undefined) return t(key)
  const spec = /^lines\/[^/]+\/spec\/(.+)$/.exec(path)?.[1]
  return (spec === undefined ? undefined : names.code('fields', spec)) ?? t('fix.field')
}

function sayWho({ t }: Text, { you, name }: ReturnType<ReturnType<typeof useWho>>): string {
  return you ? t('who.you') : (name ?? t('who.colleague'))
}

function stateOf({ t }: Text, { state }: PastEntry): { state?: string } {
  if (state === 'accepted') return {}
  return { state: t(state === 'rejected' ? 'rec.problem' : 'rec.waiting') }
}
