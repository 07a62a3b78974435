// How long the light lasts without the grid: fuel that somebody counted, at a rate that somebody knows.

import { BACKUP_SOURCES } from '../records/codes.ts'
import { readCode, readNumber } from '../records/read-fields.ts'
import { HOUR_MS, type Moment } from '../base/moment.ts'
import type { Fields } from '../replica/merge.ts'

export type Backup = {
  readonly source: (typeof BACKUP_SOURCES)[number] | undefined
  readonly power: number | undefined
  readonly fuelLitres: number | undefined
  readonly litresPerHour: number | undefined
  readonly checkedAt: Moment | undefined
}

export function readBackup(fields: Fields): Backup {
  return {
    source: readCode(fields['backup/source'], BACKUP_SOURCES),
    power: readNumber(fields['backup/power']),
    fuelLitres: readNumber(fields['backup/fuelLitres']),
    litresPerHour: readNumber(fields['backup/litresPerHour']),
    checkedAt: readNumber(fields['backup/checkedAt']),
  }
}

/** Gives the milliseconds for which the counted fuel still lasts, zero when it must be gone;
 *  undefined where litres, rate or the time of counting are not known. */
export function autonomyLeft(backup: Backup, now: Moment): number | undefined {
  const { fuelLitres, litresPerHour, checkedAt } = backup
  if (fuelLitres === undefined || checkedAt === undefined) return undefined
  if (litresPerHour === undefined || litresPerHour === 0) return undefined
  const lastsMs = (fuelLitres / litresPerHour) * HOUR_MS
  return Math.max(0, Math.round(checkedAt + lastsMs - now))
}

/** Sorts what needs somebody first: none at all, then the shortest, then what nobody counted. */
export function byAutonomy(
  a: { readonly backup: Backup; readonly left: number | undefined },
  b: { readonly backup: Backup; readonly left: number | undefined },
): number {
  return urgencyOf(a) - urgencyOf(b)
}

function urgencyOf({ backup, left }: { backup: Backup; left: number | undefined }): number {
  if (backup.source === 'none') return -1
  return left ?? Number.MAX_SAFE_INTEGER
}
