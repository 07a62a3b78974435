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
type Rooms = ReadonlyMap<MunicipalityId, Room>

export function createNews(most = MOST_LISTENERS): News {
  const rooms = new Map<MunicipalityId, Room>()
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
    room?.all.delete(listener)
    if (room?.all.size === 0) rooms.delete(municipality)
    const own = ofOne.get(who)
    own?.delete(listener)
    if (own?.size === 0) ofOne.delete(who)
  }
  const makeRoom = (own: ReadonlySet<Listener>, municipality: MunicipalityId) => {
    const [oldest] = own
    if (oldest !== undefined) return oldest.onClose()
    const [gives] = findGiver(rooms, municipality)?.all ?? []
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
      rooms.set(municipality, room)
      const group = smallest(groups)
      group.add(listener)
      count += 1
      return () => leave(listener, group)
    },
    listeners: () => count,
    listenersOfOne: () => largest(rooms)?.all.size ?? 0,
    displaced: () => displaced,
    hasRoomFor: ({ who, municipality }) =>
      count < most || ofOne.has(who) || findGiver(rooms, municipality) !== undefined,
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

/** Gives the municipality that gives a place up to this one: it has no fewer afterwards. */
function findGiver(rooms: Rooms, municipality: MunicipalityId): Room | undefined {
  const own = rooms.get(municipality)?.all.size ?? 0
  const most = largest(rooms)
  return most !== undefined && most.all.size > own + 1 ? most : undefined
}

function largest(rooms: Rooms): Room | undefined {
  let most: Room | undefined
  for (const room of rooms.values()) if (room.all.size > (most?.all.size ?? 0)) most = room
  return most
}

function smallest(groups: readonly Set<Listener>[]): Set<Listener> {
  return groups.reduce((least, group) => (group.size < least.size ? group : least))
}
