// Whether this phone is told by the browser's push service when city hall answers a need. The browser
// holds the address, the server a copy of it; both are asked, because either may have lost it.

import { useEffect, useState } from 'preact/hooks'
import { decodeBase64url } from '../platform/base64url.ts'
import { createApi, type Api } from '../platform/http.ts'
import { PUSH_PATH, PushState } from '../platform/push-state.ts'
import type { Language } from '../i18n/translate.ts'
import { useEnrolment } from './enrolment.ts'
import { isApple, readSurroundings } from './phone.ts'

/** `install`: iPhone has it only for what stands on the home screen. */
export type BellState = 'on' | 'off' | 'blocked' | 'install' | 'none'

export type Bell = {
  /** Undefined until it is known. */
  readonly state: BellState | undefined
  /** Gives false where it could not be turned on. */
  readonly turn: (on: boolean) => Promise<boolean>
}

/** Gives undefined for a phone that has not joined, and for one that records nothing. */
export function useAnswerBell(language: Language): Bell | undefined {
  const enrolment = useEnrolment()
  // Who only reads records no need that could be answered.
  const token = enrolment?.role === 'viewer' ? undefined : enrolment?.token
  const [state, setState] = useState<BellState>()
  useEffect(() => {
    if (token === undefined) return
    void readBell().then(setState)
  }, [token])
  useEffect(() => {
    // The server may have come back from a copy, or the words shall be in another language.
    if (token !== undefined && state === 'on') void tellServer(createApi(''), { token, language })
  }, [token, state, language])
  if (token === undefined) return undefined
  return {
    state,
    turn: async (on) => {
      const call = { token, language }
      // The switch has moved under the finger: what is not done has to move it back.
      setState(on ? 'on' : 'off')
      const done = on ? await turnOn(createApi(''), call) : await turnOff(createApi(''), token)
      setState(await readBell())
      return done
    },
  }
}

type Call = { readonly token: string; readonly language: Language }

async function readBell(): Promise<BellState> {
  const registration = await findWorker()
  if (registration === undefined || !('PushManager' in window) || !('Notification' in window)) {
    const surroundings = readSurroundings()
    return isApple(surroundings) && !surroundings.standalone ? 'install' : 'none'
  }
  if (Notification.permission === 'denied') return 'blocked'
  const subscription = await registration.pushManager.getSubscription()
  return subscription === null ? 'off' : 'on'
}

async function turnOn(api: Api, call: Call): Promise<boolean> {
  // First, while the press still counts as one: some browsers ask only then.
  if ((await Notification.requestPermission()) !== 'granted') return true
  const registration = await findWorker()
  const { token } = call
  const answer = await api.call({ method: 'GET', path: PUSH_PATH, token, schema: PushState })
  if (registration === undefined || answer.tag !== 'answer') return false
  try {
    await dropSubscription(registration)
    // Safari takes bytes only.
    const applicationServerKey = decodeBase64url(answer.value.key)
    await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  } catch {
    // No way to the browser's push service.
    return false
  }
  if (await tellServer(api, call)) return true
  await dropSubscription(registration)
  return false
}

/** Works without a network, too: the server forgets an address at which nobody listens. */
async function turnOff(api: Api, token: string): Promise<boolean> {
  const registration = await findWorker()
  if (registration !== undefined) await dropSubscription(registration)
  await api.call({ method: 'DELETE', path: PUSH_PATH, token, schema: PushState })
  return true
}

async function tellServer(api: Api, { token, language }: Call): Promise<boolean> {
  const subscription = await (await findWorker())?.pushManager.getSubscription()
  if (!subscription) return false
  const { endpoint, keys } = subscription.toJSON()
  const body = { endpoint, keys, language }
  const answer = await api.call({ method: 'POST', path: PUSH_PATH, token, body, schema: PushState })
  return answer.tag === 'answer' && answer.value.on
}

async function dropSubscription({ pushManager }: ServiceWorkerRegistration): Promise<void> {
  const subscription = await pushManager.getSubscription()
  await subscription?.unsubscribe()
}

async function findWorker(): Promise<ServiceWorkerRegistration | undefined> {
  return 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : undefined
}
