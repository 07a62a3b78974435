// Tells those who listen that their municipality's sequence moved. No record passes through here.
// Thousands listen to one process, so they share what they need: one timer for all (`turn`), a word
// for a crowd of pushes instead of one for each, and a look at the database for all whose turn it is.
//
//   tell ──▶ at once, or with the next turn where this municipality was just told
//   turn ──▶ one of TURNS groups after the other: who is in it is due to be looked after
//
// One municipality may fill the process while the others do not need it. Where it is full, whoever comes
// of a municipality with fewer streams takes the place of one of the municipality with the most.

import type { ReplicaId } from '../src/domain/base/ids.ts'
import type { MunicipalityId } from './store/schema.ts'

export type Listener = {
  readonly municipality: MunicipalityId
  /** A phone, or a token of one of the city's systems. */
  readonly who: ReplicaId
  readonly isReader: boolean
  readonly onChange: () => void
  /** Told where the sequence stands by now. */
  readonly onLook: (head: number) => void
  /** Told that it shall end, and end its subscription. */
  readonly onClose: () => void
}

export type News = {
  readonly tell: (municipality: MunicipalityId) => void
  /** Nobody knows whose: after a while in which nothing was heard of the other processes. */
  readonly tellAll: () => void
  /** Gives what ends the subscription. */
  readonly listen: (listener: Listener) => () => void
  readonly listeners: () => number
  /** How many of them are of the municipality that has the most. */
  readonly listenersOfOne: () => number
  /** How many were ended so far because another municipality had fewer. */
  readonly displaced: () => number
  /** False where one more would be too much: this process is full, and nobody's municipality has more
   *  than its own would have. Who listens already may always come anew: its oldest stream, dead perhaps
   *  without knowing it, then ends. */
  readonly hasRoomFor: (who: Pick<Listener, 'who' | 'municipality'>) => boolean
  /** Gives who is due to be looked after; all are within TURNS calls. Tells what was kept back, too. */
  readonly turn: () => readonly Listener[]
  /** Ends every subscription: the server stops. */
  readonly close: () => void
}

export const TURNS = 15
export const MOST_LISTENERS = 10_000
/** Tabs of one browser, and connections that died without a word. One more ends the oldest. */
const MOST_OF_ONE = 8

type Room = { readonly all: Set<Listener>; isTold: boolean; isBehind: boolean }
/** The rooms by how many listen in each. One comes or goes at a time, so the most is always known. */
type Sizes = { readonly rooms: Map<number, Set<Room>>; most: number }

export function createNews(most = MOST_LISTENERS): News {
  const rooms = new Map<MunicipalityId, Room>()
  const sizes: Sizes = { rooms: new Map(), most: 0 }
  const groups = Array.from({ length: TURNS }, () => new Set<Listener>())
  const ofOne = new Map<ReplicaId, Set<Listener>>()
  let count = 0
  let displaced = 0
  let current = 0
  const all = () => groups.flatMap((group) => [...group])
  const leave = (listener: Listener, group: Set<Listener>) => {
    if (!group.delete(listener)) return
    count -= 1
    const { municipality, who } = listener
    const room = rooms.get(municipality)
    if (room?.all.delete(listener)) resize(sizes, room, room.all.size + 1)
    if (room?.all.size === 0) rooms.delete(municipality)
    const own = ofOne.get(who)
    own?.delete(listener)
    if (own?.size === 0) ofOne.delete(who)
  }
  /** Gives the municipality that gives a place up to this one: it has no fewer afterwards. */
  const findGiver = (own: Room | undefined) => {
    const [giver] = sizes.rooms.get(sizes.most) ?? []
    return sizes.most > (own?.all.size ?? 0) + 1 ? giver : undefined
  }
  const makeRoom = (own: ReadonlySet<Listener>, municipality: MunicipalityId) => {
    const [oldest] = own
    if (oldest !== undefined) return oldest.onClose()
    const [gives] = findGiver(rooms.get(municipality))?.all ?? []
    if (gives === undefined) return
    displaced += 1
    gives.onClose()
  }
  return {
    tell: (municipality) => {
      const room = rooms.get(municipality)
      if (room === undefined) return
      if (room.isTold) room.isBehind = true
      else tellRoom(room)
    },
    tellAll: () => {
      for (const room of rooms.values()) tellRoom(room)
    },
    listen: (listener) => {
      const { municipality, who } = listener
      const own = ofOne.get(who) ?? new Set()
      if (own.size >= MOST_OF_ONE || count >= most) makeRoom(own, municipality)
      ofOne.set(who, own.add(listener))
      const room = rooms.get(municipality) ?? { all: new Set(), isTold: false, isBehind: false }
      room.all.add(listener)
      resize(sizes, room, room.all.size - 1)
      rooms.set(municipality, room)
      const group = smallest(groups)
      group.add(listener)
      count += 1
      return () => leave(listener, group)
    },
    listeners: () => count,
    listenersOfOne: () => sizes.most,
    displaced: () => displaced,
    hasRoomFor: ({ who, municipality }) =>
      count < most || ofOne.has(who) || findGiver(rooms.get(municipality)) !== undefined,
    turn: () => {
      for (const room of rooms.values()) {
        room.isTold = false
        if (room.isBehind) tellRoom(room)
      }
      current = (current + 1) % TURNS
      return [...(groups[current] ?? [])]
    },
    close: () => {
      for (const { onClose } of all()) onClose()
    },
  }
}

function tellRoom(room: Room): void {
  room.isTold = true
  room.isBehind = false
  for (const { onChange } of room.all) onChange()
}

/** Takes a room from among those of its former size to those of its own. */
function resize(sizes: Sizes, room: Room, before: number): void {
  const { size } = room.all
  sizes.rooms.get(before)?.delete(room)
  if (size > 0) sizes.rooms.set(size, (sizes.rooms.get(size) ?? new Set()).add(room))
  if (sizes.rooms.get(before)?.size === 0) sizes.rooms.delete(before)
  // The last of the largest that loses one is the largest still.
  if (size > sizes.most || !sizes.rooms.has(sizes.most)) sizes.most = size
}

function smallest(groups: readonly Set<Listener>[]): Set<Listener> {
  return groups.reduce((least, group) => (group.size < least.size ? group : least))
}
