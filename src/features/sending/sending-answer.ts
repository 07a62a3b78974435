// What the sheet answers after «Надіслати зараз»: computed from the queue at that moment, so that
// it can claim only what the store shows.

/** The part of the queue's status that an answer is made of. */
export type QueueFacts = {
  readonly queued: number
  readonly rejected: number
  readonly enrolled: boolean
  readonly disconnection:
    | 'unknown_device'
    | 'revoked'
    | 'protocol_too_old'
    | 'malformed'
    | undefined
  readonly pace:
    | {
        readonly failures: number
        readonly notBefore: number
        readonly lastFault: 'unreachable' | 'timeout' | 'not_our_server' | 'busy_server' | undefined
      }
    | undefined
}

export type SendingAnswer =
  | { readonly tag: 'sent' }
  /** Sent, but some came back. */
  | { readonly tag: 'not-accepted'; readonly count: number }
  | { readonly tag: 'not-enrolled' }
  | { readonly tag: 'no-network' }
  | { readonly tag: 'portal' }
  | { readonly tag: 'busy'; readonly againInMs: number }
  | { readonly tag: 'unknown-device' }
  | { readonly tag: 'revoked'; readonly unsent: number }
  | { readonly tag: 'too-old' }
  | { readonly tag: 'malformed' }
  /** No fault is known, yet some still wait: another tab sends, or the attempt was cut short. */
  | { readonly tag: 'still-waiting' }

const LEAST_WAIT_MS = 1000

/** Gives the first truth that a person must know; what needs their hand comes before the network. */
export function readAnswer(facts: QueueFacts, now: number): SendingAnswer {
  if (!facts.enrolled) return { tag: 'not-enrolled' }
  const broken = readDisconnection(facts)
  if (broken !== undefined) return broken
  const fault = readFault(facts, now)
  if (fault !== undefined) return fault
  if (facts.queued > 0) return { tag: 'still-waiting' }
  return facts.rejected > 0 ? { tag: 'not-accepted', count: facts.rejected } : { tag: 'sent' }
}

/** False while only joining anew can help: a promise to send by itself would be empty. */
export function canSend({ enrolled, disconnection }: QueueFacts): boolean {
  return enrolled && disconnection !== 'unknown_device' && disconnection !== 'revoked'
}

/** Gives why nothing can be sent until a person acts. */
export function readDisconnection({
  disconnection,
  queued,
}: Pick<QueueFacts, 'disconnection' | 'queued'>): SendingAnswer | undefined {
  switch (disconnection) {
    case 'unknown_device':
      return { tag: 'unknown-device' }
    case 'revoked':
      return { tag: 'revoked', unsent: queued }
    case 'protocol_too_old':
      return { tag: 'too-old' }
    case 'malformed':
      return { tag: 'malformed' }
    case undefined:
      break
  }
  return undefined
}

function readFault({ pace }: QueueFacts, now: number): SendingAnswer | undefined {
  if (pace === undefined || pace.failures === 0) return undefined
  switch (pace.lastFault) {
    case 'unreachable':
    case 'timeout':
      return { tag: 'no-network' }
    case 'not_our_server':
      return { tag: 'portal' }
    case 'busy_server':
      return { tag: 'busy', againInMs: Math.max(LEAST_WAIT_MS, pace.notBefore - now) }
    case undefined:
      break
  }
  return undefined
}
