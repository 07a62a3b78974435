// One line for one of the person's own records, whatever its kind.

import { readAid } from '../../domain/records/aid.ts'
import type { Service } from '../../domain/records/codes.ts'
import { readDonor } from '../../domain/records/donor.ts'
import { readFacility } from '../../domain/records/facility.ts'
import { readNeed } from '../../domain/records/need.ts'
import { readOutage, type Outage } from '../../domain/records/outage.ts'
import { readText } from '../../domain/records/read-fields.ts'
import type { Kind } from '../../domain/records/record.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Text } from '../../i18n/translate.ts'
import type { Stem } from './service-words.ts'

export type OwnLine = {
  readonly href: string
  readonly title: string
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly isCritical: boolean
}

/** The catalogue's words; until they are loaded a record is named by its kind. */
export type ItemWords = {
  readonly itemName: (id: string, ownName?: string) => string
  readonly unitName: (unit: string) => string
  readonly serviceName: (service: Service) => string
}

type Named = {
  readonly item: string
  readonly name: string | undefined
  readonly quantity: number | undefined
  readonly unit: string
}

const STEMS: Readonly<Partial<Record<Service, Stem>>> = {
  electricity: 'power',
  heating: 'heat',
  'cold-water': 'water',
  mobile: 'net',
  gas: 'gas',
}

/** Gives the line of a record; undefined for what no phone records. */
export function readOwnLine(
  record: { readonly id: string; readonly kind: Kind; readonly fields: Fields },
  text: Text,
  words: ItemWords | undefined,
): OwnLine | undefined {
  switch (record.kind) {
    case 'need': {
      const need = readNeed(record.fields)
      const title = nameLines(need.lines, text, words) ?? text.t('need.new')
      const isCritical = need.urgency === 'critical'
      return { href: `#/needs/${record.id}`, title, isCritical, ...whereOf(need) }
    }
    case 'aid': {
      const aid = readAid(record.fields)
      const named = aid.lines.map((line) => ({ ...line, quantity: line.received ?? line.promised }))
      const title = nameLines(named, text, words) ?? text.t('tab.aid')
      return { href: `#/aid/${record.id}`, title, isCritical: false, ...whereOf(aid) }
    }
    case 'outage': {
      const outage = readOutage(record.fields)
      const title = nameOutage(outage, text, words)
      return { href: `#/power/${record.id}`, title, isCritical: false, ...whereOf(outage) }
    }
    case 'facility': {
      const { name: title, place } = readFacility(record.fields)
      const at = { facility: undefined, place }
      return { href: `#/menu/places/${record.id}`, title, isCritical: false, ...at }
    }
    case 'donor': {
      const title = readDonor(record.fields).name[text.language]
      return { href: `#/menu/donors/${record.id}`, title, isCritical: false, ...NOWHERE }
    }
    case 'assessment': {
      const title = readText(record.fields.title) ?? text.t('as.list')
      return { href: `#/assessments/${record.id}`, title, isCritical: false, ...NOWHERE }
    }
    case 'person':
      return undefined
  }
}

function nameLines(
  lines: readonly Named[],
  text: Text,
  words: ItemWords | undefined,
): string | undefined {
  const [first] = lines
  if (first === undefined || words === undefined) return undefined
  const name = words.itemName(first.item, first.name)
  const amount =
    first.quantity === undefined || first.quantity === 0
      ? ''
      : ` — ${text.quantity(first.quantity, words.unitName(first.unit))}`
  const more = lines.length > 1 ? ` +${text.number(lines.length - 1)}` : ''
  return `${name}${amount}${more}`
}

function nameOutage(outage: Outage, text: Text, words: ItemWords | undefined): string {
  const stem = STEMS[outage.service]
  const range = `${text.time(outage.startedAt)} → ${endOf(outage, text)}`
  const isSeen = outage.startedAt === outage.endedAt
  if (stem === undefined) return `${words?.serviceName(outage.service) ?? ''} ${range}`.trim()
  if (isSeen) return text.t(`${stem}.on`)
  const what = outage.extent === 'full' ? text.t(`${stem}.off`) : text.t(`${stem}.weak`)
  return outage.endedAt === undefined ? what : `${text.t(`svc.${stem}`)} ${range}`
}

function endOf({ endedAt }: Outage, text: Text): string {
  return endedAt === undefined ? text.t('outage.now') : text.time(endedAt)
}

const NOWHERE = { facility: undefined, place: undefined } as const

type Where = { readonly facility: string | undefined; readonly place: string | undefined }

function whereOf({ facility, place }: Where): Where {
  return { facility, place }
}
