// What the phone tells of its network and battery, where the browser passes it on (Chromium; the
// battery in the page only). Where it does not, photos go when records do.

import type { Conditions } from '../sync/upload-rules.ts'

const MOBILE: ReadonlySet<unknown> = new Set(['cellular', 'wimax', 'bluetooth'])
const FIXED: ReadonlySet<unknown> = new Set(['wifi', 'ethernet'])

export async function readConditions(): Promise<Conditions> {
  const connection = readMember(globalThis.navigator, 'connection')
  const type = readMember(connection, 'type')
  const rate = readMember(connection, 'effectiveType')
  const battery = await readBattery()
  const level = readMember(battery, 'level')
  return {
    network: readNetwork(type),
    isCrawling: rate === 'slow-2g',
    isSlow: rate === '2g' || rate === 'slow-2g',
    savesData: readMember(connection, 'saveData') === true,
    batteryPercent: typeof level === 'number' ? Math.round(level * 100) : undefined,
    isCharging: readMember(battery, 'charging') === true,
  }
}

function readNetwork(type: unknown): Conditions['network'] {
  if (FIXED.has(type)) return 'wifi'
  return MOBILE.has(type) ? 'mobile' : undefined
}

/** True where the browser tells Wi-Fi from a mobile network. */
export function knowsNetwork(): boolean {
  return readMember(readMember(globalThis.navigator, 'connection'), 'type') !== undefined
}

async function readBattery(): Promise<unknown> {
  const { navigator } = globalThis
  if (!('getBattery' in navigator) || typeof navigator.getBattery !== 'function') return undefined
  try {
    return await navigator.getBattery()
  } catch {
    // Refused by a permissions policy: as if there were none.
    return undefined
  }
}

function readMember(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
}
