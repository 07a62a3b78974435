// One row a line of a need: what a donor can give is a line, not a request.

import { readNeed, type Need, type NeedLine } from '../domain/records/need.ts'
import { readNumber, readText } from '../domain/records/read-fields.ts'
import type { LineCoverage } from '../domain/views/coverage.ts'
import { coverNeeds } from '../domain/views/coverage.ts'
import type { BareRecord } from '../domain/views/overview/overview.ts'
import { readAid } from '../domain/records/aid.ts'
import { placeColumns, placeOut, type CityPlaces, type PlaceOut } from './place-out.ts'
import {
  isoTime,
  makeLayout,
  type Allowed,
  type Column,
  type ExportWords,
  type Layout,
} from './table.ts'

type Row = BareRecord & {
  readonly need: Need
  readonly line: NeedLine
  readonly coverage: LineCoverage | undefined
  readonly place: PlaceOut
}

type About = {
  readonly words: ExportWords
  readonly city: CityPlaces
  readonly allowed: Allowed
}

/** Lays out any of `needs`; declined and withdrawn ones are in it, with their status. All of them are
 *  named first, because one aid may answer several. */
export function needLayout(
  needs: readonly BareRecord[],
  aids: readonly BareRecord[],
  about: About,
): Layout {
  const known = new Map(needs.map(({ id, fields }) => [id, readNeed(fields)]))
  const coverage = coverNeeds(
    [...known].map(([id, need]) => ({ id, need })),
    aids.map(({ id, fields }) => ({ id, aid: readAid(fields) })),
  )
  const rowsOf = (record: BareRecord): Row[] => {
    const need = known.get(record.id) ?? readNeed(record.fields)
    const place = placeOut(need, record.fields, about)
    const covered = coverage.get(record.id)
    return need.lines.map((line) => ({
      ...record,
      need,
      line,
      place,
      coverage: covered?.lines.find((one) => one.line === line.id),
    }))
  }
  const columns = [...headColumns(), ...placeColumns(about.words, about), ...lineColumns(about)]
  return makeLayout<Row>(columns, rowsOf, {
    language: about.words.language,
    pointOf: ({ place }) => place.point,
  })
}

function headColumns(): readonly Column<Row>[] {
  return [
    {
      key: 'id',
      header: { uk: 'Номер запису', en: 'Record id' },
      hxl: '#meta+id',
      cell: ({ id }) => id,
    },
    {
      key: 'reportedAt',
      header: { uk: 'Записано', en: 'Reported' },
      hxl: '#date+reported',
      cell: ({ fields }) => isoTime(readNumber(fields.recordedAt)),
    },
  ]
}

function lineColumns({ words, allowed }: About): readonly Column<Row>[] {
  return [
    {
      key: 'sector',
      header: { uk: 'Сектор', en: 'Sector' },
      hxl: '#sector+name',
      cell: ({ line }) => words.sector(line.item),
    },
    {
      key: 'item',
      header: { uk: 'Код', en: 'Item code' },
      hxl: '#item+code',
      cell: ({ line }) => line.item,
    },
    {
      key: 'itemName',
      header: { uk: 'Що потрібно', en: 'Item' },
      hxl: `#item+name+i_${words.language}`,
      cell: ({ line }) => words.item(line.item, allowed.freeTexts ? line.name : undefined),
    },
    {
      key: 'specification',
      header: { uk: 'Характеристики', en: 'Specification' },
      hxl: '#description+spec',
      cell: ({ line }) => saySpec(line, words),
    },
    {
      key: 'quantity',
      header: { uk: 'Кількість', en: 'Quantity' },
      hxl: '#item+num',
      cell: ({ line }) => (line.quantity === 0 ? undefined : line.quantity),
    },
    {
      key: 'unit',
      header: { uk: 'Одиниця', en: 'Unit' },
      hxl: '#item+unit',
      cell: ({ line }) => words.unit(line.unit),
    },
    ...coverageColumns(),
    ...contextColumns(allowed),
  ]
}

function coverageColumns(): readonly Column<Row>[] {
  return [
    {
      key: 'promised',
      header: { uk: 'Обіцяно чи в дорозі', en: 'Promised or on the way' },
      hxl: '#item+num+promised',
      cell: ({ coverage }) => coverage && coverage.promised + coverage.onTheWay,
    },
    {
      key: 'received',
      header: { uk: 'Отримано', en: 'Received' },
      hxl: '#item+num+received',
      cell: ({ coverage }) => coverage?.received,
    },
    {
      key: 'open',
      header: { uk: 'Ще бракує', en: 'Still open' },
      hxl: '#item+num+open',
      cell: ({ coverage, line }) => (line.quantity === 0 ? undefined : coverage?.open),
    },
  ]
}

function contextColumns(allowed: Allowed): readonly Column<Row>[] {
  const contacts: readonly Column<Row>[] = [
    {
      key: 'contactName',
      header: { uk: 'Контакт', en: 'Contact' },
      hxl: '#contact+name',
      cell: ({ fields }) => readText(fields['contact/name']),
    },
    {
      key: 'contactPhone',
      header: { uk: 'Телефон', en: 'Phone' },
      hxl: '#contact+phone',
      cell: ({ fields }) => readText(fields['contact/phone']),
    },
  ]
  const note: Column<Row> = {
    key: 'note',
    header: { uk: 'Примітка', en: 'Note' },
    hxl: '#description+note',
    cell: ({ need }) => need.note,
  }
  return [
    {
      key: 'urgency',
      header: { uk: 'Терміновість', en: 'Urgency' },
      hxl: '#severity+name',
      cell: ({ need }) => need.urgency,
    },
    {
      key: 'people',
      header: { uk: 'Скільком людям', en: 'People' },
      hxl: '#inneed+ind',
      cell: ({ need }) => need.peopleAffected,
    },
    {
      key: 'neededBy',
      header: { uk: 'Потрібно до', en: 'Needed by' },
      hxl: '#date+end',
      cell: ({ fields }) => readText(fields.neededBy),
    },
    {
      key: 'status',
      header: { uk: 'Стан', en: 'Status' },
      hxl: '#status+name',
      cell: ({ need }) => need.status,
    },
    ...(allowed.freeTexts ? [note] : []),
    ...(allowed.contacts ? contacts : []),
  ]
}

/** A text field of a specification is free text; `words.spec` gives nothing for one that stays here. */
function saySpec({ spec }: NeedLine, words: ExportWords): string | undefined {
  const parts = Object.entries(spec).flatMap(([field, value]) =>
    value === null ? [] : [words.spec(field, value)],
  )
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? undefined : said.join('; ')
}
