import { ROLES, type Role } from '../../domain/records/codes.ts'
import { HOUR_MS } from '../../domain/base/moment.ts'

/** What a coordinator fills in to invite somebody. */
export type InviteDraft = {
  readonly name: string
  readonly role: Role
  /** Place codes; none means the whole municipality. */
  readonly areas: readonly string[]
  readonly hours: number
}

export const NEW_INVITE: InviteDraft = { name: '', role: 'field', areas: [], hours: 48 }
export const INVITE_HOURS = [2, 24, 48, 168] as const

const MAX_NAME = 100

export type InviteFault = 'name-missing' | 'name-too-long'

export function checkInvite({ name }: InviteDraft): InviteFault | undefined {
  const length = name.trim().length
  if (length === 0) return 'name-missing'
  return length > MAX_NAME ? 'name-too-long' : undefined
}

/** Gives the body of `POST /api/invites`; a coordinator always answers for the whole municipality. */
export function writeInviteRequest(draft: InviteDraft) {
  const areas = draft.role === 'coordinator' ? [] : draft.areas
  return {
    role: draft.role,
    name: draft.name.trim(),
    hours: draft.hours,
    ...(areas.length > 0 ? { areas: [...areas] } : {}),
  }
}

const SILENT_AFTER_MS = 24 * HOUR_MS

type Contact = { readonly lastContactAt: number | null; readonly revokedAt: number | null }

export type ContactState = 'revoked' | 'never' | 'silent' | 'in-touch'

/** Says whether a phone was heard of within the last day. */
export function readContact({ lastContactAt, revokedAt }: Contact, now: number): ContactState {
  if (revokedAt !== null) return 'revoked'
  if (lastContactAt === null) return 'never'
  return now - lastContactAt > SILENT_AFTER_MS ? 'silent' : 'in-touch'
}

/** Puts phones that work first, the longest silent ones on top; disconnected ones last. */
export function sortDevices<T extends Contact>(devices: readonly T[]): T[] {
  return [...devices].sort(
    (a, b) =>
      Number(a.revokedAt !== null) - Number(b.revokedAt !== null) ||
      (a.lastContactAt ?? 0) - (b.lastContactAt ?? 0),
  )
}

/** Reads a draft that was left open; undefined where it is of another shape. */
export function readInviteDraft(
  stored: Readonly<Record<string, unknown>>,
): InviteDraft | undefined {
  const { name, role, areas, hours } = stored
  if (typeof name !== 'string' || typeof hours !== 'number' || !Array.isArray(areas))
    return undefined
  const known = ROLES.find((one) => one === role)
  if (known === undefined) return undefined
  return { name, role: known, areas: areas.filter((area) => typeof area === 'string'), hours }
}
