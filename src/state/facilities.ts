import type { RecordId } from '../domain/base/ids.ts'
import { readDonor, type Donor } from '../domain/records/donor.ts'
import { readFacility, type Facility } from '../domain/records/facility.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'
import { usePlaces } from './places.ts'
import { preferences, type Here } from './preferences.ts'
import { useStore } from './store.ts'

export type KnownFacility = Facility & { readonly id: RecordId }
export type KnownDonor = Donor & { readonly id: RecordId }

/** The municipality's facilities by name; undefined until they are read. */
export function useFacilities(): readonly KnownFacility[] | undefined {
  const device = useDevice()
  return useLive(async () => {
    const records = await device.queries.records('facility')
    return records
      .map((record) => ({ ...readFacility(record.fields), id: record.id }))
      .sort((a, b) => a.name.localeCompare(b.name, 'uk'))
  }, [device])
}

export function useDonors(): readonly KnownDonor[] | undefined {
  const device = useDevice()
  return useLive(async () => {
    const records = await device.queries.records('donor')
    return records
      .map((record) => ({ ...readDonor(record.fields), id: record.id }))
      .sort((a, b) => a.name.uk.localeCompare(b.name.uk, 'uk'))
  }, [device])
}

export type PlaceTitle = { readonly title: string; readonly address: string | undefined }

/** Gives the words for a place: a facility's name and address, or the name of a place of the codifier. */
export function usePlaceTitle(): (at: Here) => PlaceTitle {
  const facilities = useFacilities()
  const places = usePlaces()
  return (at) => {
    const facility = facilities?.find((known) => known.id === at.facility)
    if (facility !== undefined) {
      const district = facility.place === undefined ? undefined : places.name(facility.place)
      return { title: facility.name, address: facility.address ?? district }
    }
    return { title: at.place === undefined ? '' : places.name(at.place), address: undefined }
  }
}

/** The place that this phone works at; undefined until one was chosen. */
export function useHere(): (Here & PlaceTitle) | undefined {
  const here = useStore(preferences, (state) => state.here)
  const titleOf = usePlaceTitle()
  return here === undefined ? undefined : { ...here, ...titleOf(here) }
}
