import { recordMadeAt } from '../../domain/base/ids.ts'
import { HOUR_MS, type Moment } from '../../domain/base/moment.ts'
import { OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { readCode, readNumber, readText } from '../../domain/records/read-fields.ts'
import { autonomyLeft, readBackup } from '../../domain/views/autonomy.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Text } from '../../i18n/translate.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useNow } from '../../state/clock.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useWho } from '../../state/people.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { SCOPES } from './outage-draft.ts'
import { sayLength } from './outage-words.ts'

const TICK_MS = 30_000

type Row = { readonly key: string; readonly value: string | undefined }

/** Everything that is known of an outage, and nothing that is not. */
export function OutageFacts({ record }: { record: StoredRecord }) {
  const text = useText()
  const { t } = text
  const now = useNow(TICK_MS)
  const words = useCatalogue()?.words
  const { title, address } = usePlaceTitle()(readOutage(record.fields))
  const { fields } = record
  const outage = readOutage(fields)
  const scope = readCode(fields['scope'], SCOPES)
  const people = readNumber(fields['peopleAffected'])
  const rows: Row[] = [
    { key: t('outage.services'), value: words?.services[outage.service] },
    {
      key: t('outage.where'),
      value: [title, outage.address ?? address].filter(Boolean).join(', '),
    },
    ...timeRows(text, fields, now),
    { key: t('outage.point'), value: sayPoint(text, fields) },
    { key: t('cause.legend'), value: fields['cause'] && words?.causes[outage.cause] },
    { key: t('field.queue'), value: readCode(fields['queue'], OUTAGE_QUEUES) },
    { key: t('outage.extent'), value: words?.extents[outage.extent] },
    { key: t('outage.scope'), value: scope && t(`scope.${scope}`) },
    { key: t('outage.people'), value: people === undefined ? undefined : text.number(people) },
    ...backupRows(text, fields, now),
    { key: t('outage.note'), value: readText(fields['note']) },
    { key: t('outage.who'), value: useMaker(record, now) },
  ].map(({ key, value }) => ({ key, value: typeof value === 'string' ? value : undefined }))
  return <KeyValue rows={rows.flatMap(isFilled)} />
}

function sayPoint(text: Text, fields: Fields): string | undefined {
  const [lat, lon] = [readNumber(fields['location/lat']), readNumber(fields['location/lon'])]
  if (lat === undefined || lon === undefined) return undefined
  const accuracy = readNumber(fields['location/accuracy'])
  const within = accuracy === undefined ? [] : [text.t('pos.metres', { n: text.number(accuracy) })]
  return [`${lat}, ${lon}`, ...within].join(' ± ')
}

function isFilled({ key, value }: Row): { key: string; value: string }[] {
  return value === undefined || value === '' ? [] : [{ key, value }]
}

function timeRows(text: Text, fields: Fields, now: Moment): Row[] {
  const outage = readOutage(fields)
  const { startedAt, startedPrecision, endedAt } = outage
  const time = text.dayTime(startedAt, now)
  return [
    {
      key: text.t('outage.start'),
      value: startedPrecision === 'exact' ? time : text.t(`outage.${startedPrecision}`, { time }),
    },
    {
      key: text.t('outage.end'),
      value: endedAt === undefined ? undefined : text.dayTime(endedAt, now),
    },
    {
      key: text.t(endedAt === undefined ? 'outage.lasts' : 'outage.lasted'),
      value: startedAt === endedAt ? undefined : sayLength(text, outage, now),
    },
  ]
}

function backupRows(text: Text, fields: Fields, now: Moment): Row[] {
  const backup = readBackup(fields)
  const { source, power, fuelLitres, batteryHours, checkedAt } = backup
  const left = autonomyLeft(backup, now)
  return [
    { key: text.t('outage.backup'), value: source && text.t(`outage.backup.${source}`) },
    {
      key: text.t('outage.power'),
      value: power === undefined ? undefined : text.number(power),
    },
    {
      key: text.t('outage.fuel.now'),
      value:
        fuelLitres === undefined || checkedAt === undefined
          ? undefined
          : text.t('outage.fuel.v', {
              litres: text.number(fuelLitres),
              time: text.dayTime(checkedAt, now),
            }),
    },
    {
      key: text.t('outage.battery.now'),
      value:
        batteryHours === undefined || checkedAt === undefined
          ? undefined
          : text.t('outage.battery.v', {
              dur: text.duration(batteryHours * HOUR_MS),
              time: text.dayTime(checkedAt, now),
            }),
    },
    { key: text.t('outage.fuelleft'), value: sayLeft(text, left) },
  ]
}

function sayLeft(text: Text, left: number | undefined): string | undefined {
  if (left === undefined) return undefined
  return left === 0
    ? text.t('outage.fuelgone')
    : text.t('outage.fuelleft.v', { dur: text.duration(left) })
}

function useMaker({ id, stamps }: StoredRecord, now: Moment): string {
  const text = useText()
  const whoOf = useWho()
  const stamp = stamps['startedAt']
  const who = stamp === undefined ? undefined : whoOf(stamp)
  const time = text.dayTime(recordMadeAt(id), now)
  if (who?.you === true) return text.t('outage.who.you', { time })
  return text.t('outage.who.other', { name: who?.name ?? text.t('who.colleague'), time })
}
