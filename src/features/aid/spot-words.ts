import { isPlaceCode } from '../../domain/records/place.ts'

/** A place of another oblast has no name on this phone: its code tells a person nothing. */
export function knownTitle(title: string): string {
  return isPlaceCode(title) ? '' : title
}

/** Gives where a record is in the shape that names are looked up by. */
export function whereIs(at: {
  readonly facility?: string | undefined
  readonly place?: string | undefined
}): { readonly facility?: string; readonly place?: string } {
  const { facility = '', place = '' } = at
  return { ...(facility === '' ? {} : { facility }), ...(place === '' ? {} : { place }) }
}
