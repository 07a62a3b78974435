// Tells those who listen that their municipality's sequence moved. No record passes through here.

import type { MunicipalityId } from './store/schema.ts'

type Listener = { readonly onChange: () => void; readonly onClose: () => void }

export type News = {
  readonly tell: (municipality: MunicipalityId) => void
  /** Nobody knows whose: after a while in which nothing was heard of the other processes. */
  readonly tellAll: () => void
  /** Gives what ends the subscription. */
  readonly listen: (municipality: MunicipalityId, listener: Listener) => () => void
  readonly listeners: () => number
  /** Ends every subscription: the server stops. */
  readonly close: () => void
}

export function createNews(): News {
  const rooms = new Map<MunicipalityId, Set<Listener>>()
  const all = () => [...rooms.values()].flatMap((room) => [...room])
  return {
    tell: (municipality) => {
      for (const { onChange } of rooms.get(municipality) ?? []) onChange()
    },
    tellAll: () => {
      for (const { onChange } of all()) onChange()
    },
    listen: (municipality, listener) => {
      const room = rooms.get(municipality) ?? new Set()
      rooms.set(municipality, room.add(listener))
      return () => {
        room.delete(listener)
        if (room.size === 0) rooms.delete(municipality)
      }
    },
    listeners: () => all().length,
    close: () => {
      for (const { onClose } of all()) onClose()
    },
  }
}
