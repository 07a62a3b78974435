import { useEffect, useState } from 'preact/hooks'
import { foldText } from '../domain/catalogue/search.ts'
import type { Moment } from '../domain/base/moment.ts'
import { readAid, type Aid } from '../domain/records/aid.ts'
import {
  readAidPapers,
  readAidService,
  type AidPapers,
  type AidService,
} from '../domain/records/aid-papers.ts'
import { readNeed, type Need } from '../domain/records/need.ts'
import { readOutage, type Outage } from '../domain/records/outage.ts'
import { OUTAGE_QUEUES } from '../domain/records/codes.ts'
import { readCode, readNumber, readText } from '../domain/records/read-fields.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Fields } from '../domain/replica/merge.ts'
import { readBackup, type Backup } from '../domain/views/autonomy.ts'
import { readSchedules, type Queue, type Schedule } from '../domain/views/schedule.ts'
import type { Device } from '../device.ts'
import { useDevice } from './device.tsx'
import { openOwnShelf, openShelf, type Shelf, type ShelfView } from './shelf.ts'

export type ShelvedNeed = {
  readonly need: Need
  readonly recordedAt: Moment | undefined
  /** The last day on which it still helps, ISO 8601. */
  readonly neededBy: string | undefined
  /** What people typed into it, folded for the search. */
  readonly typed: string
}

export type ShelvedAid = {
  readonly aid: Aid
  readonly papers: AidPapers
  readonly service: AidService
  /** What people typed into it, folded; and the items, donor (`d:`) and places whose names it is found by. */
  readonly typed: string
  readonly codes: readonly string[]
}

export type ShelvedOutage = {
  readonly outage: Outage
  readonly backup: Backup
  /** Of the hourly schedule, as its record says. */
  readonly queue: Queue | undefined
  /** Written down where there is no facility to keep them. */
  readonly schedules: readonly Schedule[]
  /** What people typed into it, folded; and the places whose names it is found by. */
  readonly typed: string
  readonly codes: readonly string[]
}

export type ShelvedOwn = { readonly kind: Kind; readonly fields: Fields }

const needs = new WeakMap<Device, Shelf<ShelvedNeed>>()
const aids = new WeakMap<Device, Shelf<ShelvedAid>>()
const outages = new WeakMap<Device, Shelf<ShelvedOutage>>()
const own = new WeakMap<Device, Shelf<ShelvedOwn>>()

/** Every need on the phone, newest first; what is not read yet follows within moments. */
export function useNeedShelf(): ShelfView<ShelvedNeed> {
  return useShelf(needs, (device) => openShelf(device, 'need', shelveNeed))
}

/** Every aid record on the phone, newest first. */
export function useAidShelf(): ShelfView<ShelvedAid> {
  return useShelf(aids, (device) => openShelf(device, 'aid', shelveAid))
}

/** Every outage on the phone, the latest recorded first. */
export function useOutageShelf(): ShelfView<ShelvedOutage> {
  return useShelf(outages, (device) => openShelf(device, 'outage', shelveOutage))
}

/** Everything that this phone made or changed, newest first, the removed ones included. */
export function useOwnShelf(): ShelfView<ShelvedOwn> {
  return useShelf(own, (device) => openOwnShelf(device, ({ kind, fields }) => ({ kind, fields })))
}

function shelveAid(fields: Fields): ShelvedAid {
  const aid = readAid(fields)
  return {
    aid,
    papers: readAidPapers(fields),
    service: readAidService(fields),
    typed: foldText([aid.note, ...aid.lines.map(({ name }) => name)].join(' ')),
    codes: [
      ...aid.lines.map(({ item }) => item),
      ...(aid.donor === undefined ? [] : [`d:${aid.donor}`]),
      ...spotCodes(aid),
    ],
  }
}

function shelveOutage(fields: Fields): ShelvedOutage {
  const outage = readOutage(fields)
  const typed = foldText([outage.address, outage.note].join(' '))
  return {
    outage,
    backup: readBackup(fields),
    queue: readCode(fields['queue'], OUTAGE_QUEUES),
    schedules: readSchedules(fields),
    typed,
    codes: spotCodes(outage),
  }
}

function shelveNeed(fields: Fields): ShelvedNeed {
  const need = readNeed(fields)
  const names = need.lines.map(({ name }) => name)
  return {
    need,
    recordedAt: readNumber(fields['recordedAt']),
    neededBy: readText(fields['neededBy']),
    typed: foldText([readText(fields['title']), ...names, need.address, need.note].join(' ')),
  }
}

/** A facility (`f:`) and a place (`p:`), as their names are asked for. */
function spotCodes(at: {
  readonly facility: string | undefined
  readonly place: string | undefined
}): readonly string[] {
  return [
    ...(at.facility === undefined ? [] : [`f:${at.facility}`]),
    ...(at.place === undefined ? [] : [`p:${at.place}`]),
  ]
}

function useShelf<T>(
  opened: WeakMap<Device, Shelf<T>>,
  open: (device: Device) => Shelf<T>,
): ShelfView<T> {
  const device = useDevice()
  const shelf = opened.get(device) ?? open(device)
  opened.set(device, shelf)
  const [view, setView] = useState(shelf.view)
  useEffect(() => {
    const follow = () => setView(shelf.view())
    follow()
    return shelf.subscribe(follow)
  }, [shelf])
  return view
}
