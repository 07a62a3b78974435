// Where an outage is: a facility, or a place without one. A form holds texts, a screen asks by names.

import type { Outage } from '../../domain/records/outage.ts'

export type Where = { readonly facility: string; readonly place: string }

/** Gives what names are asked for; an empty text names nothing. */
export function spotOf({
  facility,
  place,
}: {
  readonly facility?: string | undefined
  readonly place?: string | undefined
}): {
  readonly facility?: string
  readonly place?: string
} {
  return {
    ...(facility === undefined || facility === '' ? {} : { facility }),
    ...(place === undefined || place === '' ? {} : { place }),
  }
}

/** One name for the spot of an outage, so that its records can be put together. */
export function spotName({ facility, place }: Pick<Outage, 'facility' | 'place'>): string {
  return facility ?? place ?? ''
}
