import { useLayoutEffect, useState } from 'preact/hooks'
import type { Device } from '../device.ts'
import { useDevice } from './device.tsx'

/** Gives what a query of the store gives, and again whenever the store changes, in whatever tab or
 *  worker. Undefined until the first answer. A query that fails keeps the last answer on the screen. */
export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const device = useDevice()
  const [value, setValue] = useState<T | undefined>(undefined)
  // Before the paint, so that the store is already being read while an empty screen is drawn.
  useLayoutEffect(() => device.watch(query, (answer) => setValue(() => answer)), [device, ...deps])
  return value
}

type Watch<T> = { value: T | undefined; readonly listeners: Set<(value: T) => void> }

/** Makes a hook of a query that many parts of a screen read: the store is asked once for all of them,
 *  and a part that is drawn later has the answer at once. The watch lives as long as its device. */
export function shareQuery<T>(
  query: (device: Device) => Promise<T>,
): (device: Device) => T | undefined {
  const watches = new WeakMap<Device, Watch<T>>()
  return (device) => {
    const watch = watches.get(device) ?? startWatch(device, query)
    watches.set(device, watch)
    const [value, setValue] = useState(watch.value)
    useLayoutEffect(() => {
      const follow = (answer: T) => setValue(() => answer)
      if (watch.value !== undefined) follow(watch.value)
      watch.listeners.add(follow)
      return () => {
        watch.listeners.delete(follow)
      }
    }, [watch])
    return value
  }
}

function startWatch<T>(device: Device, query: (device: Device) => Promise<T>): Watch<T> {
  const watch: Watch<T> = { value: undefined, listeners: new Set() }
  device.watch(
    () => query(device),
    (answer) => {
      watch.value = answer
      for (const listener of watch.listeners) listener(answer)
    },
  )
  return watch
}
