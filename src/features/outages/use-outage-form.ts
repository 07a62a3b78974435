import { useState } from 'preact/hooks'
import { isRecordId, type RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft, type FormDraft } from '../../state/draft.ts'
import { writeWithPhotos } from '../../state/form-photos.ts'
import { rememberHere } from '../../state/preferences.ts'
import { useOnce } from '../../state/save-step.ts'
import { useWhereOf } from '../../state/spots.ts'
import { readKeptOutage, type KeptOutage } from './kept-outage.ts'
import {
  changedFields,
  findErrors,
  newOutages,
  type FormError,
  type OutageValues,
} from './outage-draft.ts'

export type SaveAnswer =
  | { readonly tag: 'saved'; readonly records: readonly RecordId[] }
  | { readonly tag: 'unchanged' }
  | { readonly tag: 'wrong' }
  | { readonly tag: 'failed'; readonly problem: 'full' | 'failed' | 'invalid' }

export type OutageFormState = {
  readonly draft: FormDraft<KeptOutage>
  readonly errors: readonly FormError[]
  /** Counts presses of Save, so that the same errors take the focus again. */
  readonly attempt: number
  /** Undefined for a second press while the first is being written. */
  readonly save: () => Promise<SaveAnswer | undefined>
}

type Opened = { readonly key: string; readonly record: RecordId | undefined }

/** Keeps the form of an outage and saves it. What could not be saved stays in the form and its draft. */
export function useOutageForm(opened: Opened, before: OutageValues): OutageFormState {
  const device = useDevice()
  const whereOf = useWhereOf()
  const once = useOnce()
  const draft = useDraft(opened.key, { ...before, before }, readKeptOutage)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [attempt, setAttempt] = useState(0)

  const write = async (): Promise<SaveAnswer> => {
    const now = device.now()
    const found = findErrors(draft.values, now)
    setErrors(found)
    setAttempt((count) => count + 1)
    if (found.length > 0) return { tag: 'wrong' }
    const values = withPlace(draft.values, whereOf)
    let { services } = values
    const leaveOut = ({ service }: Fields) => {
      services = services.filter((other) => other !== service)
    }
    // The photos go into the first of several records.
    const writer: Writer = { write: (change) => writeWithPhotos(device, opened.key, change) }
    const answer =
      opened.record === undefined
        ? await writeNew(writer, newOutages(values, now), leaveOut)
        : await writeChange(device, opened.record, changedFields(values.before, values, now))
    if (answer.tag === 'failed') draft.change({ services })
    else await draft.drop()
    if (answer.tag === 'saved' && opened.record === undefined) remember(values)
    return answer
  }
  return { draft, errors, attempt, save: () => once(write) }
}

type Writer = Pick<ReturnType<typeof useDevice>, 'write'>

/** A service that is on the phone leaves the form, so that a second try makes no second record of it. */
async function writeNew(
  device: Writer,
  sets: readonly Fields[],
  onWritten: (set: Fields) => void,
): Promise<SaveAnswer> {
  const records: RecordId[] = []
  for (const set of sets) {
    const saved = await device.write({ kind: 'outage', set })
    if (!saved.ok) return { tag: 'failed', problem: saved.problem.tag }
    records.push(saved.value.record)
    onWritten(set)
  }
  return { tag: 'saved', records }
}

async function writeChange(
  device: Writer,
  record: RecordId,
  set: Fields | undefined,
): Promise<SaveAnswer> {
  if (set === undefined) return { tag: 'unchanged' }
  const saved = await device.write({ kind: 'outage', record, set })
  return saved.ok
    ? { tag: 'saved', records: [record] }
    : { tag: 'failed', problem: saved.problem.tag }
}

/** A record of a facility carries the facility's place: areas of colleagues are places. */
function withPlace(values: KeptOutage, whereOf: ReturnType<typeof useWhereOf>): KeptOutage {
  if (values.facility === '') return values
  const { place } = whereOf(values)
  return { ...values, place: place ?? '' }
}

function remember({ facility, place }: OutageValues): void {
  if (isRecordId(facility)) rememberHere({ facility })
  else if (place !== '') rememberHere({ place })
}
