// Aid, one row a line or a sum of money; and what was handed out, one row a hand-out. Where aid was
// put away is not said: a store is worth a strike.

import { readAid, type Aid, type AidLine, type HandOut } from '../domain/records/aid.ts'
import { readNumber } from '../domain/records/read-fields.ts'
import type { BareRecord } from '../domain/views/overview/overview.ts'
import {
  type insideOf,
  placeColumns,
  placeOut,
  type CityPlaces,
  type PlaceOut,
} from './place-out.ts'
import {
  isoTime,
  makeLayout,
  type Allowed,
  type Column,
  type ExportWords,
  type Layout,
} from './table.ts'

type About = { readonly words: ExportWords; readonly city: CityPlaces; readonly allowed: Allowed }
type HandOutAbout = About & { readonly isInside: ReturnType<typeof insideOf> }
type AidRow = BareRecord & { readonly aid: Aid; readonly line: AidLine | undefined }
type HandOutRow = AidRow & { readonly handOut: HandOut; readonly place: PlaceOut }

const NOWHERE = { pointOf: () => undefined }
/** Minor units in one unit of money. */
const MINOR = 100

/** Lays out aid: each line, and each grant of money as a row of its own. */
export function aidLayout(about: About): Layout {
  const rowsOf = (record: BareRecord): AidRow[] => {
    const aid = readAid(record.fields)
    const lines = aid.lines.map((line) => ({ ...record, aid, line }))
    return lines.length > 0 && aid.money === undefined
      ? lines
      : [...lines, { ...record, aid, line: undefined }]
  }
  const columns = [...aidColumns(about), ...amountColumns(), ...dateColumns()]
  return makeLayout<AidRow>(columns, rowsOf, { language: about.words.language, ...NOWHERE })
}

/** Lays out hand-outs. People are counted by households, never named. */
export function handOutLayout(about: HandOutAbout): Layout {
  const rowsOf = (record: BareRecord): HandOutRow[] => {
    const aid = readAid(record.fields)
    const near = aid.distributions.filter(({ to, residentsPlace }) =>
      about.isInside({ facility: to, place: residentsPlace }),
    )
    return near.map((handOut) => ({
      ...record,
      aid,
      handOut,
      line: aid.lines.find(({ id }) => id === handOut.line),
      place: placeOut(
        { facility: handOut.to, place: handOut.residentsPlace, address: undefined },
        {},
        about,
      ),
    }))
  }
  const columns: readonly Column<HandOutRow>[] = [
    ...aidColumns(about),
    {
      key: 'quantity',
      header: { uk: 'Видано', en: 'Handed out' },
      hxl: '#item+num+provided',
      cell: ({ handOut }) => handOut.quantity,
    },
    {
      key: 'handedOutAt',
      header: { uk: 'Коли видано', en: 'Handed out at' },
      hxl: '#date+end',
      cell: ({ handOut }) => isoTime(handOut.at),
    },
    {
      key: 'households',
      header: { uk: 'Домогосподарств', en: 'Households' },
      hxl: '#reached+hh',
      cell: ({ handOut }) => handOut.households,
    },
    ...placeColumns(about.words, about, '+dest'),
  ]
  return makeLayout<HandOutRow>(columns, rowsOf, {
    language: about.words.language,
    pointOf: ({ place }) => place.point,
  })
}

function aidColumns({ words, allowed }: About): readonly Column<AidRow>[] {
  return [
    {
      key: 'id',
      header: { uk: 'Номер запису', en: 'Record id' },
      hxl: '#meta+id',
      cell: ({ id }) => id,
    },
    {
      key: 'donor',
      header: { uk: 'Донор', en: 'Donor' },
      hxl: '#org+funder',
      cell: ({ aid }) => (aid.donor === undefined ? undefined : words.donor(aid.donor)),
    },
    {
      key: 'modality',
      header: { uk: 'Вид', en: 'Modality' },
      hxl: '#modality+name',
      cell: ({ aid }) => aid.form,
    },
    {
      key: 'status',
      header: { uk: 'Стан', en: 'Status' },
      hxl: '#status+name',
      cell: ({ aid }) => aid.status,
    },
    {
      key: 'item',
      header: { uk: 'Код', en: 'Item code' },
      hxl: '#item+code+provided',
      cell: ({ line }) => line?.item,
    },
    {
      key: 'itemName',
      header: { uk: 'Що', en: 'Item' },
      hxl: `#item+name+provided+i_${words.language}`,
      cell: ({ line }) => line && words.item(line.item, allowed.freeTexts ? line.name : undefined),
    },
    {
      key: 'unit',
      header: { uk: 'Одиниця', en: 'Unit' },
      hxl: '#item+unit',
      cell: ({ line }) => line && words.unit(line.unit),
    },
  ]
}

function amountColumns(): readonly Column<AidRow>[] {
  return [
    {
      key: 'promised',
      header: { uk: 'Обіцяно', en: 'Promised' },
      hxl: '#item+num+promised',
      cell: ({ line }) => line?.promised,
    },
    {
      key: 'received',
      header: { uk: 'Отримано', en: 'Received' },
      hxl: '#item+num+provided',
      cell: ({ line }) => line?.received,
    },
    {
      key: 'value',
      header: { uk: 'Сума', en: 'Amount' },
      hxl: '#value',
      cell: ({ aid, line }) =>
        line === undefined && aid.money !== undefined ? aid.money.amount / MINOR : undefined,
    },
    {
      key: 'currency',
      header: { uk: 'Валюта', en: 'Currency' },
      hxl: '#currency+code',
      cell: ({ aid, line }) => (line === undefined ? aid.money?.currency : undefined),
    },
  ]
}

function dateColumns(): readonly Column<AidRow>[] {
  return [
    {
      key: 'promisedAt',
      header: { uk: 'Коли обіцяно', en: 'Promised at' },
      hxl: '#date+approved',
      cell: ({ fields }) => isoTime(readNumber(fields.promisedAt)),
    },
    {
      key: 'receivedAt',
      header: { uk: 'Коли отримано', en: 'Received at' },
      hxl: '#date+occurred',
      cell: ({ aid }) => isoTime(aid.receivedAt),
    },
  ]
}
