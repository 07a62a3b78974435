import { useEffect } from 'preact/hooks'
import type { Moment } from '../../domain/base/moment.ts'
import { isBelieved } from '../../domain/views/service-state.ts'
import { useDevice } from '../../state/device.tsx'
import type { PlaceTitle } from '../../state/facilities.ts'
import { keepLook, lookAt, type ShownState } from '../../state/first-look.ts'
import { useWho, type Who } from '../../state/people.ts'
import type { Here } from '../../state/preferences.ts'
import { OTHER_SERVICES, POWER } from './service-words.ts'
import type { KnownServices } from './use-services.ts'

const SHOWN = [POWER, ...OTHER_SERVICES].map(({ service }) => service)

/** A state as the screen shows it. */
export type Shown = { readonly state: ShownState; readonly by: Who | undefined }

type Asked = {
  readonly here: Here & PlaceTitle
  /** Undefined until the store has told. */
  readonly services: KnownServices | undefined
  readonly canWrite: boolean
  readonly now: Moment
}

/** Gives the states of the services of a place, by service: what is known of them or, until that is
 *  read, what was shown last. Undefined where neither is there. What is shown is kept for next time. */
export function useShownServices(asked: Asked): ReadonlyMap<string, Shown> | undefined {
  const { here, services, now } = asked
  const whoOf = useWho()
  const known = services && new Map(SHOWN.map((name) => [name, readKnown(services, name)]))
  useKept(asked, known)
  if (known !== undefined) return known
  const look = lookAt(here)
  return (
    look &&
    new Map(Object.entries(look.services).map(([name, state]) => [name, recall(state, now)]))
  )

  function readKnown(all: KnownServices, name: (typeof SHOWN)[number]): Shown {
    const state = all.now(name, now)
    if (!('since' in state)) return { state, by: undefined }
    const by = state.stamp === undefined ? undefined : whoOf(state.stamp)
    const { tag, since, isOlder, toldAt } = state
    return { state: { tag, since, isOlder, toldAt, byYou: by?.you === true }, by }
  }
}

function recall(state: ShownState, now: Moment): Shown {
  if (!('since' in state)) return { state, by: undefined }
  if (!isBelieved(state.toldAt, now))
    return { state: { tag: 'stale', toldAt: state.toldAt }, by: undefined }
  return { state, by: state.byYou ? { you: true, name: undefined } : undefined }
}

function useKept({ here, canWrite }: Asked, known: ReadonlyMap<string, Shown> | undefined): void {
  const device = useDevice()
  const services = known && Object.fromEntries([...known].map(([name, { state }]) => [name, state]))
  const { facility, place, title, address } = here
  // The time goes on at each drawing and is no reason to write; what is shown is.
  const shown = services && JSON.stringify({ services, title, address, canWrite })
  useEffect(() => {
    // A place whose name is not there yet shows its code; that is not worth keeping.
    if (services === undefined || title === '' || title === place) return
    keepLook({ here: { facility, place }, title, address, canWrite, services }, device.now())
  }, [shown])
}
