// Tells those who listen that their municipality's sequence moved. No record passes through here.
// Thousands listen to one process, so they share what they need: one timer for all (`turn`), a word
// for a crowd of pushes instead of one for each, and a look at the database for all whose turn it is.
//
//   tell ──▶ at once, or with the next turn where this municipality was just told
//   turn ──▶ one of TURNS groups after the other: who is in it is due to be looked after

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
  /** False where one more would be too much for this process. Who listens already may always come
   *  anew: its oldest stream, dead perhaps without knowing it, then ends. */
  readonly hasRoomFor: (who: ReplicaId) => boolean
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

export function createNews(most = MOST_LISTENERS): News {
  const rooms = new Map<MunicipalityId, Room>()
  const groups = Array.from({ length: TURNS }, () => new Set<Listener>())
  const ofOne = new Map<ReplicaId, Set<Listener>>()
  let count = 0
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
      const [oldest] = own
      if (own.size >= MOST_OF_ONE || count >= most) oldest?.onClose()
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
    hasRoomFor: (who) => count < most || ofOne.has(who),
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

function smallest(groups: readonly Set<Listener>[]): Set<Listener> {
  return groups.reduce((least, group) => (group.size < least.size ? group : least))
}
