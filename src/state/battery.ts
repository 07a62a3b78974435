// The phone's battery, where the browser tells it (Chromium). At 20 % the app saves by itself.

import { createStore } from 'zustand/vanilla'

type BatterySaver = {
  /** Switched on by itself; a person's own switch is in the preferences. */
  readonly on: boolean
  readonly percent: number | undefined
}

type Battery = EventTarget & { readonly level: number; readonly charging: boolean }

export const LOW_PERCENT = 20

export const batterySaver = createStore<BatterySaver>(() => ({ on: false, percent: undefined }))

/** Follows the battery. Does nothing where the browser does not tell of it. */
export async function watchBattery(): Promise<void> {
  const battery = await findBattery()
  if (battery === undefined) return
  const follow = () => {
    const percent = Math.round(battery.level * 100)
    batterySaver.setState({ on: !battery.charging && percent <= LOW_PERCENT, percent })
  }
  battery.addEventListener('levelchange', follow)
  battery.addEventListener('chargingchange', follow)
  follow()
}

async function findBattery(): Promise<Battery | undefined> {
  if (!('getBattery' in navigator) || typeof navigator.getBattery !== 'function') return undefined
  try {
    const battery: unknown = await navigator.getBattery()
    return isBattery(battery) ? battery : undefined
  } catch {
    // Refused by a permissions policy: as if there were none.
    return undefined
  }
}

function isBattery(found: unknown): found is Battery {
  return found instanceof EventTarget && 'level' in found && 'charging' in found
}
