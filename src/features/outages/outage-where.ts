// Where an outage is: a facility, or a place without one.

import type { Outage } from '../../domain/records/outage.ts'

export type Where = { readonly facility: string; readonly place: string }

/** One name for the spot of an outage, so that its records can be put together. */
export function spotName({ facility, place }: Pick<Outage, 'facility' | 'place'>): string {
  return facility ?? place ?? ''
}
