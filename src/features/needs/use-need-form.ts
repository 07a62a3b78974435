import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { SaveProblem } from '../../state/records.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft, type FormDraft } from '../../state/draft.ts'
import { writeWithPhotos } from '../../state/form-photos.ts'
import { useSaveStep } from '../../state/save-step.ts'
import { useWhereOf } from '../../state/spots.ts'
import {
  changedNeed,
  findErrors,
  newNeed,
  recordOfRow,
  type FormError,
  type NeedValues,
} from './need-draft.ts'
import { readStoredNeed, type NeedForm } from './stored-need.ts'

export type NeedFormState = {
  readonly draft: FormDraft<NeedForm>
  readonly errors: readonly FormError[]
  /** Counts presses of Save, so that the same errors take the focus again. */
  readonly attempt: number
  readonly problem: SaveProblem | undefined
  readonly save: () => Promise<RecordId | 'unchanged' | undefined>
}

/** Keeps the form of a need and saves it. Says "saved" only after the phone's disk has it. */
export function useNeedForm(
  catalogue: Catalogue,
  opened: { readonly key: string; readonly record: RecordId | undefined; readonly start: NeedForm },
): NeedFormState {
  const device = useDevice()
  const whereOf = useWhereOf()
  const draft = useDraft(opened.key, opened.start, readStoredNeed)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [attempt, setAttempt] = useState(0)
  const { problem, once, keep } = useSaveStep(draft)

  const write = async (
    record: RecordId | undefined,
    set: Fields,
  ): Promise<RecordId | undefined> => {
    const change = record === undefined ? { set } : { record, set }
    const saved = await keep(writeWithPhotos(device, opened.key, { kind: 'need', ...change }))
    return saved?.record
  }

  const check = async () => {
    const { before, ...values } = draft.values
    const row = recordOfRow(values)
    const there = row === undefined ? undefined : await device.queries.record(row)
    const isDone = there !== undefined && there.fields['removed'] !== true
    const found = isDone ? [ROW_DONE] : findErrors(values, before ?? undefined)
    setErrors(found)
    setAttempt((count) => count + 1)
    if (found.length > 0) return undefined
    const set = changeOf(withPlace(values, whereOf), before, catalogue)
    if (set === undefined) {
      await draft.drop()
      return 'unchanged' as const
    }
    return write(opened.record ?? row, set)
  }

  return { draft, errors, attempt, problem, save: () => once(check) }
}

const ROW_DONE: FormError = { field: 'row', text: 'log.key.err.done' }

function changeOf(
  values: NeedValues,
  before: NeedValues | null,
  { specFields }: Catalogue,
): Fields | undefined {
  const types = Object.fromEntries(
    Object.entries(specFields).map(([field, { type }]) => [field, type]),
  )
  return before === null ? newNeed(values, types) : changedNeed(before, values, types)
}

/** A facility's own place goes with it: a colleague of that district must see the need. */
function withPlace(values: NeedValues, whereOf: ReturnType<typeof useWhereOf>): NeedValues {
  const { facility, place } = whereOf({
    facility: values.facility === '' ? undefined : values.facility,
    place: values.place === '' ? undefined : values.place,
  })
  return { ...values, facility: facility ?? '', place: place ?? '' }
}
