// May photos go out now? A photo costs as much as a thousand records: it waits for a network that
// carries it, for a battery that lasts, and for what the person chose.

import type { Trigger } from './ports.ts'

/** What the phone tells of itself; undefined where it does not say. */
export type Conditions = {
  readonly network: 'wifi' | 'mobile' | undefined
  /** A link so slow that a photo would take the whole evening. */
  readonly isCrawling: boolean
  readonly isSlow: boolean
  /** The person asked the browser to save data. */
  readonly savesData: boolean
  readonly batteryPercent: number | undefined
  readonly isCharging: boolean
}

export type UploadRules = { readonly onlyWifi: boolean }

export type WaitReason = 'wifi' | 'saver' | 'battery' | 'crawling'

const LOW_BATTERY_PERCENT = 15

/** Gives why photos wait; undefined where they may go. The button overrules thrift, not the choice of
 *  Wi-Fi: that one may cost a person money. [UP4] */
export function findWaitReason(
  conditions: Conditions,
  { onlyWifi }: UploadRules,
  trigger: Trigger,
): WaitReason | undefined {
  const { network, isCrawling, savesData, batteryPercent, isCharging } = conditions
  if (onlyWifi && network === 'mobile') return 'wifi'
  if (trigger === 'button') return undefined
  const isLow = batteryPercent !== undefined && batteryPercent < LOW_BATTERY_PERCENT
  if (isLow && !isCharging) return 'battery'
  if (savesData && network !== 'wifi') return 'saver'
  return isCrawling ? 'crawling' : undefined
}
