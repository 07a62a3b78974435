import { useFacilities } from './facilities.ts'

/** Gives where a record of that facility or place is, the facility's own place included: areas are
 *  places, and a colleague of the district must see it. */
export function useWhereOf(): (at: {
  facility?: string | undefined
  place?: string | undefined
}) => { readonly facility: string | undefined; readonly place: string | undefined } {
  const facilities = useFacilities()
  return ({ facility, place }) => ({
    facility,
    place: facilities?.find(({ id }) => id === facility)?.place ?? place,
  })
}
