// What the join page shows. Nothing here spends the invite: only «Під’єднати» does.

import type { Surface } from './join-surface.ts'

/** An invite that a person asked to use while there was no way to the server. */
export type KeptInvite = {
  readonly code: string
  readonly name: string
  readonly problem: InviteProblem | undefined
}

export type InviteProblem = 'invite_used' | 'invite_expired' | 'invite_unknown'

export type JoinFacts = {
  readonly surface: Surface
  /** A person read the hint about the browser and goes on. */
  readonly hintRead: boolean
  /** From the link, or read by camera or paste. */
  readonly code: string | undefined
  readonly connected: boolean
  /** Connected within this visit: the last question is where the person works. */
  readonly justConnected: boolean
  /** A connected phone whose holder wants to use another invite. */
  readonly anew: boolean
  readonly kept: KeptInvite | undefined
}

export type JoinStep =
  | { readonly tag: 'place' }
  | { readonly tag: 'connected'; readonly code: string | undefined }
  | { readonly tag: 'install-first'; readonly code: string | undefined }
  | { readonly tag: 'open-elsewhere'; readonly code: string | undefined }
  | { readonly tag: 'kept'; readonly kept: KeptInvite }
  | { readonly tag: 'confirm'; readonly code: string }
  | { readonly tag: 'enter'; readonly refused: InviteProblem | undefined }

export function chooseStep(facts: JoinFacts): JoinStep {
  const { surface, code, kept } = facts
  if (facts.justConnected) return { tag: 'place' }
  if (facts.connected && !facts.anew) return { tag: 'connected', code }
  if (surface === 'iphone-tab') return { tag: 'install-first', code }
  if (surface === 'in-app' && !facts.hintRead) return { tag: 'open-elsewhere', code }
  if (kept !== undefined && kept.problem === undefined && (code ?? kept.code) === kept.code)
    return { tag: 'kept', kept }
  if (code !== undefined && (kept === undefined || code !== kept.code))
    return { tag: 'confirm', code }
  return { tag: 'enter', refused: kept?.problem }
}

/** Reads a kept invite from its draft, which an older version may have written. */
export function readKept(values: Readonly<Record<string, unknown>>): KeptInvite | undefined {
  const { code, name, problem } = values
  if (typeof code !== 'string' || typeof name !== 'string') return undefined
  return { code, name, problem: REFUSALS.find((known) => known === problem) }
}

const REFUSALS = ['invite_used', 'invite_expired', 'invite_unknown'] as const
