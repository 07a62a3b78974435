// One row an outage. That something was damaged stays here: it would tell where a strike hit. [EX3]

import { readNumber } from '../domain/records/read-fields.ts'
import { readOutage, type Outage } from '../domain/records/outage.ts'
import type { BareRecord } from '../domain/views/overview/overview.ts'
import { placeColumns, placeOut, type CityPlaces, type PlaceOut } from './place-out.ts'
import {
  isoTime,
  makeLayout,
  type Allowed,
  type Column,
  type ExportWords,
  type Layout,
} from './table.ts'

type Row = BareRecord & { readonly outage: Outage; readonly place: PlaceOut }
type About = { readonly words: ExportWords; readonly city: CityPlaces; readonly allowed: Allowed }

/** Lays out outages; one of no length is somebody's word that the service was there. */
export function outageLayout(about: About): Layout {
  const columns = [...headColumns(about), ...placeColumns(about.words, about), ...endColumns(about)]
  const rowsOf = ({ id, fields }: BareRecord): Row[] => {
    const outage = readOutage(fields)
    return [{ id, fields, outage, place: placeOut(outage, fields, about) }]
  }
  return makeLayout<Row>(columns, rowsOf, {
    language: about.words.language,
    pointOf: ({ place }) => place.point,
  })
}

function headColumns({ words }: About): readonly Column<Row>[] {
  return [
    {
      key: 'id',
      header: { uk: 'Номер запису', en: 'Record id' },
      hxl: '#meta+id',
      cell: ({ id }) => id,
    },
    {
      key: 'service',
      header: { uk: 'Послуга', en: 'Service' },
      hxl: '#service+name',
      cell: ({ outage }) => words.service(outage.service),
    },
    {
      key: 'startedAt',
      header: { uk: 'Зникло', en: 'Started' },
      hxl: '#date+start',
      cell: ({ outage }) => isoTime(outage.startedAt),
    },
    {
      key: 'startedPrecision',
      header: { uk: 'Точність початку', en: 'Start is' },
      hxl: '#date+start+precision',
      cell: ({ outage }) => outage.startedPrecision,
    },
    {
      key: 'endedAt',
      header: { uk: 'З’явилося', en: 'Ended' },
      hxl: '#date+end',
      cell: ({ outage }) => isoTime(outage.endedAt),
    },
    {
      key: 'reportedAt',
      header: { uk: 'Записано', en: 'Reported' },
      hxl: '#date+reported',
      cell: ({ fields }) => isoTime(readNumber(fields.recordedAt)),
    },
  ]
}

function endColumns({ words, allowed }: About): readonly Column<Row>[] {
  const note: Column<Row> = {
    key: 'note',
    header: { uk: 'Примітка', en: 'Note' },
    hxl: '#description+note',
    cell: ({ outage }) => outage.note,
  }
  return [
    {
      key: 'extent',
      header: { uk: 'Наскільки', en: 'Extent' },
      hxl: '#severity+name',
      cell: ({ outage }) => outage.extent,
    },
    {
      key: 'cause',
      header: { uk: 'Причина', en: 'Cause' },
      hxl: '#cause+type',
      cell: ({ outage }) => (outage.cause === 'damage' ? undefined : words.cause(outage.cause)),
    },
    {
      key: 'people',
      header: { uk: 'Скільки людей', en: 'People' },
      hxl: '#affected+ind',
      cell: ({ fields }) => readNumber(fields.peopleAffected),
    },
    ...(allowed.freeTexts ? [note] : []),
  ]
}
