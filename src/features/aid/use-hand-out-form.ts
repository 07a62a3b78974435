import { useState } from 'preact/hooks'
import { isRecordId } from '../../domain/base/ids.ts'
import type { Unit } from '../../domain/records/codes.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft, type FormDraft } from '../../state/draft.ts'
import { writePlacingPhotos } from '../../state/form-photos.ts'
import { useSaveStep } from '../../state/save-step.ts'
import type { SaveProblem } from '../../state/records.ts'
import {
  entryIdOf,
  findErrors,
  handOutFields,
  type FormError,
  type HandOutValues,
} from './hand-out-draft.ts'
import { readStoredHandOut } from './stored-draft.ts'
import { HAND_OUT_DRAFT } from './unfinished-aid.tsx'

type About = {
  readonly unit: Unit
  /** The need that is ticked. */
  readonly closes: string
  /** The ids of the hand-outs that the record holds. */
  readonly taken: readonly string[]
}

export type HandOutFormState = {
  /** Under which draft and photo are kept. */
  readonly key: string
  readonly draft: FormDraft<HandOutValues>
  readonly errors: readonly FormError[]
  readonly attempt: number
  readonly problem: SaveProblem | undefined
  /** Gives true once the phone's disk has it. */
  readonly save: (about: About) => Promise<boolean>
}

/** Keeps the form of a hand-out and saves it as an entry of its aid record. */
export function useHandOutForm(start: HandOutValues): HandOutFormState {
  const device = useDevice()
  const key = keyOf(start)
  const draft = useDraft(key, start, readStoredHandOut)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [attempt, setAttempt] = useState(0)
  const { problem, once, keep } = useSaveStep(draft)

  const write = async ({ unit, closes, taken }: About): Promise<boolean> => {
    const values = { ...draft.values, closes }
    const now = device.now()
    const found = findErrors(values, unit, { now, taken })
    setErrors(found)
    setAttempt((count) => count + 1)
    const record = values.stock.split('/')[0]
    if (found.length > 0 || !isRecordId(record)) return false
    const entry = entryIdOf(values, device.newEntryId())
    const set = handOutFields(entry, values, now)
    const change = { kind: 'aid', record, set } as const
    const path = (sha256: string) => ({ [`distributions/${entry}/photo`]: sha256 })
    return (await keep(writePlacingPhotos(device, { form: key, path }, change))) !== undefined
  }

  const save = async (about: About) => (await once(() => write(about))) ?? false
  return { key, draft, errors, attempt, problem, save }
}

/** What is keyed in from a sheet of paper does not mix with a hand-out that was left open. */
function keyOf({ sheet }: HandOutValues): string {
  return sheet === '' ? HAND_OUT_DRAFT : `${HAND_OUT_DRAFT}:${sheet}`
}
