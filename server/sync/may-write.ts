// Who may write what. What the screen hides is comfort; this is the protection.

import type { Change } from '../../src/domain/replica/change.ts'
import type { Role } from '../../src/domain/records/codes.ts'

const COORDINATORS_STATUSES: ReadonlySet<unknown> = new Set(['verified', 'requested', 'declined'])
const COORDINATORS_PATHS = ['decision/reason', 'verifiedAt', 'requestedAt'] as const

/** Gives the first path that this role may not write; undefined where all is allowed. */
export function findForbiddenPath(role: Role, { kind, set }: Change): string | undefined {
  switch (role) {
    case 'coordinator':
      return undefined
    case 'viewer':
      return 'kind'
    case 'field':
      if (kind === 'assessment') return 'kind'
      return kind === 'need' ? findDecision(set) : undefined
  }
}

/** A decision on a need is the coordinator's: its status, its reason and its times. */
function findDecision(set: Change['set']): string | undefined {
  if (COORDINATORS_STATUSES.has(set.status)) return 'status'
  return COORDINATORS_PATHS.find((path) => (set[path] ?? null) !== null)
}
