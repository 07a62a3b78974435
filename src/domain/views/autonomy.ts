// How long the light lasts without the grid: fuel that somebody counted, at a rate that somebody knows,
// and the hours that a battery has left.

import { BACKUP_SOURCES } from '../records/codes.ts'
import { readCode, readNumber } from '../records/read-fields.ts'
import { HOUR_MS, type Moment } from '../base/moment.ts'
import type { Fields } from '../replica/merge.ts'

export type Backup = {
  readonly source: (typeof BACKUP_SOURCES)[number] | undefined
  readonly power: number | undefined
  readonly fuelLitres: number | undefined
  readonly litresPerHour: number | undefined
  readonly batteryHours: number | undefined
  readonly checkedAt: Moment | undefined
}

export function readBackup(fields: Fields): Backup {
  return {
    source: readCode(fields['backup/source'], BACKUP_SOURCES),
    power: readNumber(fields['backup/power']),
    fuelLitres: readNumber(fields['backup/fuelLitres']),
    litresPerHour: readNumber(fields['backup/litresPerHour']),
    batteryHours: readNumber(fields['backup/batteryHours']),
    checkedAt: readNumber(fields['backup/checkedAt']),
  }
}

/** Gives the milliseconds for which the counted fuel and the battery still last, one after the other;
 *  zero when both must be gone, undefined where neither is known, or not when it was. */
export function autonomyLeft(backup: Backup, now: Moment): number | undefined {
  const { batteryHours, checkedAt } = backup
  const fuelHours = fuelHoursOf(backup)
  if (checkedAt === undefined) return undefined
  if (fuelHours === undefined && batteryHours === undefined) return undefined
  const lastsMs = ((fuelHours ?? 0) + (batteryHours ?? 0)) * HOUR_MS
  return Math.max(0, Math.round(checkedAt + lastsMs - now))
}

function fuelHoursOf({ fuelLitres, litresPerHour }: Backup): number | undefined {
  if (fuelLitres === undefined || litresPerHour === undefined) return undefined
  return litresPerHour === 0 ? undefined : fuelLitres / litresPerHour
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
