import type { Device } from '../device.ts'
import type { RecordId } from '../domain/base/ids.ts'
import { readPerson, type Person } from '../domain/records/person.ts'
import { isStamp, stampReplica } from '../domain/replica/stamp.ts'
import { useDevice } from './device.tsx'
import { useEnrolment } from './enrolment.ts'
import { shareQuery } from './live.ts'

export type Who = { readonly you: boolean; readonly name: string | undefined }

const usePeopleOf = shareQuery(async ({ queries }: Device) => {
  const records = await queries.records('person')
  return records.map((record) => ({ ...readPerson(record.fields), id: record.id }))
})
const useReplicaOf = shareQuery(({ queries }: Device) => queries.ownReplica())

/** Tells who made a change, by its stamp or by a person's id. */
export function useWho(): (stampOrPerson: string) => Who {
  const device = useDevice()
  const enrolment = useEnrolment()
  const people = usePeopleOf(device)
  const own = useReplicaOf(device)
  return (stampOrPerson) => {
    const replica = isStamp(stampOrPerson) ? stampReplica(stampOrPerson) : undefined
    const person = people?.find((known) => holds(known, replica ?? stampOrPerson))
    const you =
      (replica !== undefined && replica === own) ||
      (person !== undefined && person.id === enrolment?.person)
    return { you, name: person?.name }
  }
}

function holds(person: Person & { readonly id: RecordId }, replicaOrPerson: string): boolean {
  return person.id === replicaOrPerson || person.replicas.includes(replicaOrPerson)
}
