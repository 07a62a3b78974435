// What the form of an outage asks, by what was said before.

import type { OutageValues } from './outage-draft.ts'

/** Only power goes by queues. */
export function hasQueue({ services }: Pick<OutageValues, 'services'>): boolean {
  return services.includes('electricity')
}

/** Kilowatts are asked of whatever gives power. */
export function hasPower({ source }: Pick<OutageValues, 'source'>): boolean {
  return source !== '' && source !== 'none'
}

/** Fuel is asked of what burns it. */
export function hasFuel({ source }: Pick<OutageValues, 'source'>): boolean {
  return source === 'generator' || source === 'both' || source === 'mobile-boiler'
}

/** Hours are asked of what is charged. */
export function hasBattery({ source }: Pick<OutageValues, 'source'>): boolean {
  return source === 'battery' || source === 'both'
}
