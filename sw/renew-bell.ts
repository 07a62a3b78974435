// A browser may give a subscription another address at any time. Whoever asked to be told shall not fall
// silent by that: the worker subscribes anew and tells the server, which keeps the language of before.

import { openDevice } from '../src/device.ts'
import { decodeBase64url } from '../src/platform/base64url.ts'
import { createApi } from '../src/platform/http.ts'
import { PUSH_PATH, PushState } from '../src/platform/push-state.ts'

export function renewBell(scope: ServiceWorkerGlobalScope, builtAt: number): void {
  scope.addEventListener('pushsubscriptionchange', (event) => {
    // Without a network the app does it, when the menu is opened.
    if ('waitUntil' in event) event.waitUntil(renew(scope, builtAt).catch(() => undefined))
  })
}

async function renew({ registration }: ServiceWorkerGlobalScope, builtAt: number): Promise<void> {
  const opened = await openDevice({ context: 'worker', builtAt })
  if (!opened.ok) return
  const device = opened.value
  try {
    const { enrolment } = await device.queries.queueStatus()
    if (enrolment !== undefined) await subscribeAnew(registration.pushManager, enrolment.token)
    // What was answered while nobody could be told.
    await device.sync('periodic')
  } finally {
    device.close()
  }
}

async function subscribeAnew(pushManager: PushManager, token: string): Promise<void> {
  const api = createApi('')
  const call = { path: PUSH_PATH, token, schema: PushState }
  const answer = await api.call({ method: 'GET', ...call })
  if (answer.tag !== 'answer') return
  const applicationServerKey = decodeBase64url(answer.value.key)
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  const { endpoint, keys } = subscription.toJSON()
  await api.call({ method: 'POST', ...call, body: { endpoint, keys } })
}
