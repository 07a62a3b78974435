// An assessment's rows as a table: what the document says, for a procurement officer's spreadsheet.

import type { SpecField } from '../domain/catalogue/catalogue.ts'
import type { AskedLine } from '../domain/views/assessment/sum-lines.ts'
import type { DocumentWords } from '../i18n/document-words.ts'
import type { Cell, Table } from './table.ts'

type About = {
  readonly words: DocumentWords
  readonly specFields: Readonly<Record<string, SpecField>>
  readonly placeName: (code: string) => string
}

/** Gives the rows in the order of the document. */
export function assessmentTable(lines: readonly AskedLine[], about: About): Table {
  const { words } = about
  const columns = [
    { key: 'item', header: 'Code', hxl: '#item+code' },
    { key: 'itemName', header: words.say('item'), hxl: `#item+name+i_${words.language}` },
    { key: 'specification', header: words.say('spec'), hxl: '#description+spec' },
    { key: 'quantity', header: words.say('needed'), hxl: '#item+num' },
    { key: 'unit', header: words.say('unit'), hxl: '#item+unit' },
    { key: 'promised', header: words.say('promised'), hxl: '#item+num+promised' },
    { key: 'open', header: words.say('open'), hxl: '#item+num+open' },
    { key: 'urgency', header: words.say('urgency'), hxl: '#severity+name' },
    { key: 'neededBy', header: words.say('by'), hxl: '#date+end' },
    { key: 'where', header: words.say('where'), hxl: '#loc+name' },
  ]
  const rows = lines.map((line): Cell[] => [
    line.item,
    words.item(line.item, line.name),
    saySpec(line, about),
    line.quantity === 0 ? undefined : line.quantity,
    words.unit(line.unit),
    line.promised,
    line.quantity === 0 ? undefined : line.open,
    words.say(`urgency.${line.urgency}`),
    line.neededBy,
    sayPlaces(line, about),
  ])
  return { columns, rows, points: rows.map(() => undefined) }
}

/** Gives a line's specification in words: «Moc: 10 kW; Paliwo: olej napędowy». */
export function saySpec({ spec }: AskedLine, { words, specFields }: About): string {
  return Object.entries(spec)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => words.spec(field, value, specFields[field]))
    .join('; ')
}

/** Gives where a line is asked, as precisely as the document may say. */
export function sayPlaces({ places }: AskedLine, { placeName }: About): string {
  const named = places.flatMap(({ district, facility }) => {
    const parts = [facility, district === undefined ? undefined : placeName(district)]
    const said = parts.filter((part) => part !== undefined)
    return said.length === 0 ? [] : [said.join(', ')]
  })
  return [...new Set(named)].join('; ')
}
