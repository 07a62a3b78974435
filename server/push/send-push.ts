import { createHash } from 'node:crypto'
import { sealMessage, type PushTarget } from './seal-message.ts'

export type PushCall = {
  readonly target: PushTarget
  readonly message: string
  readonly authorization: string
  /** What the message is about: a newer one of the same replaces it at the push service. */
  readonly about: string
}

/** `gone`: the phone does not listen there any more. */
export type PushOutcome = 'sent' | 'gone' | 'refused' | 'unreachable'

export type SendPush = (call: PushCall) => Promise<PushOutcome>

const TIMEOUT_MS = 10_000
/** After three days the phone has synced, or the person has asked. */
const TTL_S = 3 * 24 * 3600
const TOPIC_LENGTH = 32
const GONE = new Set([404, 410])

/** Calls a push service once. Redirects are not followed: they could lead anywhere. */
export const sendPush: SendPush = async ({ target, message, authorization, about }) => {
  try {
    const answer = await fetch(target.endpoint, {
      method: 'POST',
      headers: {
        authorization,
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(TTL_S),
        topic: createHash('sha256').update(about).digest('base64url').slice(0, TOPIC_LENGTH),
        urgency: 'normal',
      },
      body: sealMessage(message, target),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await answer.body?.cancel()
    if (GONE.has(answer.status)) return 'gone'
    return answer.ok ? 'sent' : 'refused'
  } catch {
    return 'unreachable'
  }
}
