// City hall answered a need that was recorded on this phone. The push brings a hint; the phone fetches
// what is new, and says in its own words what the record says now. A browser that is shown nothing
// takes the permission away, so something is said whatever goes wrong.

import { openDevice, type Device } from '../src/device.ts'
import { isRecordId, type RecordId } from '../src/domain/base/ids.ts'
import { bellWords } from '../src/i18n/bell-words.ts'

/** A slow network shall not keep the notice: the phone may sleep again. */
const FETCH_FOR_MS = 8_000
const ICON = '/i/192.png'

type Hint = { readonly need: RecordId | undefined; readonly language: 'uk' | 'en' }

export function answerBell(scope: ServiceWorkerGlobalScope, builtAt: number): void {
  scope.addEventListener('push', (event) => event.waitUntil(show(scope, event.data, builtAt)))
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(openNeed(scope, event.notification.tag))
  })
}

async function show(
  scope: ServiceWorkerGlobalScope,
  data: PushMessageData | null,
  builtAt: number,
): Promise<void> {
  const { need, language } = readHint(data)
  const say = (status: unknown) => {
    const { title, body } = bellWords(language, status)
    // One notice for one need: the newest answer stands for those before it.
    const options = { body, lang: language, icon: ICON, tag: need ?? '' }
    return scope.registration.showNotification(title, options)
  }
  if (need === undefined) return say(undefined)
  const opened = await openDevice({ context: 'worker', builtAt })
  if (!opened.ok) return say(undefined)
  const device = opened.value
  const fetching = device.sync('periodic') // never throws
  await Promise.race([fetching, passTime(FETCH_FOR_MS)])
  await say(await readStatus(device, need))
  await fetching
  device.close()
}

function passTime(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** Without a network the record is what it was. */
async function readStatus({ queries }: Device, need: RecordId): Promise<unknown> {
  try {
    return (await queries.record(need))?.fields['status']
  } catch {
    return undefined
  }
}

function readHint(data: PushMessageData | null): Hint {
  try {
    const hint: unknown = data?.json()
    if (typeof hint !== 'object' || hint === null) return NOTHING
    const need = 'need' in hint && isRecordId(hint.need) ? hint.need : undefined
    return { need, language: 'language' in hint && hint.language === 'en' ? 'en' : 'uk' }
  } catch {
    return NOTHING
  }
}

const NOTHING: Hint = { need: undefined, language: 'uk' }

/** The app that is open already, or a new one. */
async function openNeed(scope: ServiceWorkerGlobalScope, need: string): Promise<void> {
  const address = isRecordId(need) ? `/#/needs/${need}` : '/'
  const [open] = await scope.clients.matchAll({ type: 'window' })
  if (open === undefined) {
    await scope.clients.openWindow(address)
    return
  }
  await open.navigate(address)
  await open.focus()
}
