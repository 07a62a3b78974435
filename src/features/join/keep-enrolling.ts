// An invite that could not be used for want of a connection is kept as a draft and tried again by
// itself. It is dropped only after the server took it; a refusal is kept, so that a person sees it.

import { readKept, type InviteProblem, type KeptInvite } from './join-step.ts'

export const KEPT_INVITE_KEY = 'join'

type EnrolAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly problem: InviteProblem | 'unreachable' | 'not_our_server' | 'busy_server'
    }

/** The part of the device that this needs. */
type Enroller = {
  readonly enrol: (invite: string, deviceName: string) => Promise<EnrolAnswer>
  readonly queries: {
    readonly draft: (
      key: string,
    ) => Promise<{ readonly values: Readonly<Record<string, unknown>> } | undefined>
  }
  readonly saveDraft: (key: string, values: Record<string, unknown>) => Promise<unknown>
  readonly dropDraft: (key: string) => Promise<void>
}

export type EnrolOutcome =
  | { readonly tag: 'connected' }
  | { readonly tag: 'kept'; readonly problem: 'unreachable' | 'not_our_server' | 'busy_server' }
  | { readonly tag: 'refused'; readonly problem: InviteProblem }

/** Uses an invite. It is kept before the attempt: a phone that dies in between still has it. */
export async function spendInvite(
  device: Enroller,
  { code, name }: Pick<KeptInvite, 'code' | 'name'>,
): Promise<EnrolOutcome> {
  await device.saveDraft(KEPT_INVITE_KEY, { code, name })
  const answer = await device.enrol(code, name)
  if (answer.ok) {
    await device.dropDraft(KEPT_INVITE_KEY)
    return { tag: 'connected' }
  }
  const { problem } = answer
  if (problem === 'unreachable' || problem === 'not_our_server' || problem === 'busy_server')
    return { tag: 'kept', problem }
  await device.saveDraft(KEPT_INVITE_KEY, { code, name, problem })
  return { tag: 'refused', problem }
}

const TRY_EVERY_MS = 60_000

type Watch = {
  readonly onConnected: () => void
  /** Calls back when the network may be there again; gives what stops it. */
  readonly listen?: (wake: () => void) => () => void
}

/** Tries a kept invite whenever the network may be back. To be started once by the app; gives what stops it. */
export function keepEnrolling(
  device: Enroller,
  { onConnected, listen = listenToWindow }: Watch,
): () => void {
  let running = false
  const tryAgain = async () => {
    if (running) return
    running = true
    try {
      const kept = readKept((await device.queries.draft(KEPT_INVITE_KEY))?.values ?? {})
      if (kept === undefined || kept.problem !== undefined) return
      const outcome = await spendInvite(device, kept)
      if (outcome.tag === 'connected') onConnected()
    } finally {
      running = false
    }
  }
  // A failed attempt is told by the kept draft itself; the next wake tries again.
  const wake = () => void tryAgain()
  wake()
  return listen(wake)
}

function listenToWindow(wake: () => void): () => void {
  const timer = window.setInterval(wake, TRY_EVERY_MS)
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  return () => {
    window.clearInterval(timer)
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  }
}
