import { useState } from 'preact/hooks'
import { isRecordId, type RecordId } from '../../domain/base/ids.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft, type FormDraft } from '../../state/draft.ts'
import { writeWithPhotos } from '../../state/form-photos.ts'
import { useSaveStep } from '../../state/save-step.ts'
import { useWhereOf } from '../../state/spots.ts'
import type { SaveProblem } from '../../state/records.ts'
import { changeArrival, newArrival } from './arrival-change.ts'
import { findErrors, type ArrivalValues, type FormError } from './arrival-draft.ts'
import { readStoredArrival, type ArrivalForm } from './stored-draft.ts'

export type ArrivalFormState = {
  readonly draft: FormDraft<ArrivalForm>
  readonly errors: readonly FormError[]
  /** Counts presses of Save, so that the same errors take the focus again. */
  readonly attempt: number
  readonly problem: SaveProblem | undefined
  /** Gives the record once the phone's disk has it. */
  readonly save: () => Promise<string | undefined>
}

/** Keeps the form of an arrival and saves it. */
export function useArrivalForm(key: string, start: ArrivalForm): ArrivalFormState {
  const device = useDevice()
  const whereOf = useWhereOf()
  const draft = useDraft(key, start, readStoredArrival)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [attempt, setAttempt] = useState(0)
  const { problem, once, keep } = useSaveStep(draft)

  const write = async (): Promise<string | undefined> => {
    const { before, ...typed } = draft.values
    const now = device.now()
    const found = findErrors(typed, now)
    setErrors(found)
    setAttempt((count) => count + 1)
    if (found.length > 0) return undefined
    const values = withPlace(typed, whereOf)
    const known = isRecordId(values.aid) ? values.aid : undefined
    const set = before === null ? newArrival(values, now) : changeArrival(before, values, now)
    if (set === undefined) {
      await draft.drop()
      return known
    }
    return (await keep(writeWithPhotos(device, key, changeOf(known, set))))?.record
  }

  return { draft, errors, attempt, problem, save: () => once(write) }
}

function changeOf(record: RecordId | undefined, set: ReturnType<typeof newArrival>) {
  const kind = 'aid' as const
  return record === undefined ? { kind, set } : { kind, record, set }
}

/** A facility's own place goes with it: a colleague of that district must see the aid. */
function withPlace(values: ArrivalValues, whereOf: ReturnType<typeof useWhereOf>): ArrivalValues {
  const { facility, place } = whereOf({
    facility: values.facility === '' ? undefined : values.facility,
    place: values.place === '' ? undefined : values.place,
  })
  return { ...values, facility: facility ?? '', place: place ?? '' }
}
