// What people ask for again and again stands first, so that one touch chooses it. The order holds
// for a day: thumbs learn positions.

import { DAY_MS, type Moment } from '../base/moment.ts'

/** What a new phone offers: the winter's six. */
export const USUAL_ITEMS = [
  'generator',
  'heater-electric',
  'power-bank',
  'thermal-blanket',
  'diesel-fuel',
  'bottled-water',
] as const

const LOOKS_BACK_MS = 30 * DAY_MS

export type ItemUse = { readonly item: string; readonly at: Moment }

/** Gives `count` ids of the catalogue: what was used in the 30 days before `today` (the day's first
 *  moment), the most used first, then the usual ones. What was used today counts from tomorrow. */
export function findOftenItems(
  uses: readonly ItemUse[],
  today: Moment,
  count: number = USUAL_ITEMS.length,
): readonly string[] {
  const times = new Map<string, number>()
  for (const { item, at } of uses)
    if (at < today && at >= today - LOOKS_BACK_MS && item !== 'other')
      times.set(item, (times.get(item) ?? 0) + 1)
  const used = [...times]
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
    .map(([item]) => item)
  return [...new Set([...used, ...USUAL_ITEMS])].slice(0, count)
}
