import type { Device } from '../device.ts'
import type { RecordId } from '../domain/base/ids.ts'
import { readDonor, type Donor } from '../domain/records/donor.ts'
import { readFacility, type Facility } from '../domain/records/facility.ts'
import { useDevice } from './device.tsx'
import { shareQuery } from './live.ts'
import { lookAt } from './first-look.ts'
import { usePlaces } from './places.ts'
import { preferences, type Here } from './preferences.ts'
import { useStore } from './store.ts'

export type KnownFacility = Facility & { readonly id: RecordId }
export type KnownDonor = Donor & { readonly id: RecordId }

const byName = new Intl.Collator('uk')

const useFacilitiesOf = shareQuery(async ({ queries }: Device) => {
  const records = await queries.records('facility')
  return records
    .map((record): KnownFacility => ({ ...readFacility(record.fields), id: record.id }))
    .sort((a, b) => byName.compare(a.name, b.name))
})

const useDonorsOf = shareQuery(async ({ queries }: Device) => {
  const records = await queries.records('donor')
  return records
    .map((record): KnownDonor => ({ ...readDonor(record.fields), id: record.id }))
    .sort((a, b) => byName.compare(a.name.uk, b.name.uk))
})

/** The municipality's facilities by name; undefined until they are read. */
export function useFacilities(): readonly KnownFacility[] | undefined {
  return useFacilitiesOf(useDevice())
}

export function useDonors(): readonly KnownDonor[] | undefined {
  return useDonorsOf(useDevice())
}

export type PlaceTitle = { readonly title: string; readonly address: string | undefined }

type Spot = { readonly facility?: string | undefined; readonly place?: string | undefined }

/** Gives the words for a place: a facility's name and address, or the name of a place of the codifier. */
export function usePlaceTitle(): (at: Spot) => PlaceTitle {
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
  const title = usePlaceTitle()
  if (here === undefined) return undefined
  const known = title(here)
  // Until its name is read: what it was called when it was shown last.
  const isNamed = known.title !== '' && known.title !== here.place
  const look = isNamed ? undefined : lookAt(here)
  return { ...here, ...known, ...(look && { title: look.title, address: look.address }) }
}
