import { useEffect, useState } from 'preact/hooks'
import { foldText } from '../domain/catalogue/search.ts'
import type { Moment } from '../domain/base/moment.ts'
import { readAid, type Aid } from '../domain/records/aid.ts'
import { readNeed, type Need } from '../domain/records/need.ts'
import { readNumber, readText } from '../domain/records/read-fields.ts'
import type { Fields } from '../domain/replica/merge.ts'
import type { Device } from '../device.ts'
import { useDevice } from './device.tsx'
import { openShelf, type Shelf, type ShelfView } from './shelf.ts'

export type ShelvedNeed = {
  readonly need: Need
  readonly recordedAt: Moment | undefined
  /** The last day on which it still helps, ISO 8601. */
  readonly neededBy: string | undefined
  /** What people typed into it, folded for the search. */
  readonly typed: string
}

const needs = new WeakMap<Device, Shelf<ShelvedNeed>>()
const aids = new WeakMap<Device, Shelf<Aid>>()

/** Every need on the phone, newest first; what is not read yet follows within moments. */
export function useNeedShelf(): ShelfView<ShelvedNeed> {
  return useShelf(needs, (device) => openShelf(device, 'need', shelveNeed))
}

/** Every aid record on the phone, newest first. */
export function useAidShelf(): ShelfView<Aid> {
  return useShelf(aids, (device) => openShelf(device, 'aid', readAid))
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
