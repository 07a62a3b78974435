import { isPlaceCode } from '../../domain/records/place.ts'

/** A place of another oblast has no name on this phone: its code tells a person nothing. */
export function knownTitle(title: string): string {
  return isPlaceCode(title) ? '' : title
}
