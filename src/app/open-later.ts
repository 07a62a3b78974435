// The store's code is half of all that the first screen needs, so it comes after the first drawing.

import type { Device, OpenProblem } from '../device.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Result } from '../domain/base/result.ts'
import { deviceToCome } from './device-to-come.ts'

export type Opening = {
  /** What is asked of it before it is open waits. */
  readonly device: Device
  /** Settles when it is open; never where it cannot be. */
  readonly opened: Promise<Device>
  /** Settles only where it cannot be opened. */
  readonly trouble: Promise<OpenProblem>
  /** Loads the code of the store and opens it. Never throws. */
  readonly begin: () => Promise<void>
}

/** Prepares the opening of the phone's store. `now` tells the time until it is open. */
export function openLater(
  load: () => Promise<() => Promise<Result<Device, OpenProblem>>>,
  now: () => Moment,
): Opening {
  const { promise: opened, resolve: arrive } = makePromise<Device>()
  const { promise: trouble, resolve: fail } = makePromise<OpenProblem>()
  const begin = async () => {
    const outcome = await open(load)
    if (outcome.ok) arrive(outcome.value)
    else fail(outcome.problem)
  }
  return { device: deviceToCome(opened, now), opened, trouble, begin }
}

async function open(
  load: () => Promise<() => Promise<Result<Device, OpenProblem>>>,
): Promise<Result<Device, OpenProblem>> {
  try {
    const openDevice = await load()
    return await openDevice()
  } catch (error) {
    // A file that could not be fetched at the very first visit, or that a new version took away.
    return {
      ok: false,
      problem: { tag: 'failed', name: error instanceof Error ? error.name : 'Error' },
    }
  }
}

function makePromise<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
