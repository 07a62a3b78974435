// Takes one photo after the other; nothing that was typed is touched by one that fails.

import { useState } from 'preact/hooks'
import type { Result } from '../domain/base/result.ts'
import { MAX_PHOTOS } from '../domain/files/photos.ts'
import type { NewPhoto } from '../photo-desk.ts'
import type { SaveProblem } from '../storage/types.ts'
import { takePhoto, type TakeFault } from './take-photo.ts'
import { useText } from './text.tsx'

type Fault = TakeFault | SaveProblem['tag'] | 'too_many'

export type KeepPhoto = (photo: NewPhoto) => Promise<Result<unknown, SaveProblem>>

/** Gives what the button to add a photo needs; undefined where nothing may be added. */
export function useAddPhoto(count: number, keep: KeepPhoto | undefined) {
  const { t } = useText()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault>()
  if (keep === undefined) return undefined
  const add = async (file: File) => {
    if (count >= MAX_PHOTOS) return setFault('too_many')
    setBusy(true)
    setFault(undefined)
    const photo = await takePhoto(file)
    const kept = photo.ok ? await keep(photo.value) : undefined
    if (!photo.ok) setFault(photo.problem)
    else if (kept?.ok === false) setFault(kept.problem.tag)
    setBusy(false)
  }
  return {
    label: t('photo.add'),
    hint: t('photo.hint'),
    accept: 'image/*',
    busy: isBusy ? t('photo.busy') : undefined,
    trouble: fault === undefined ? undefined : t(FAULTS[fault]),
    onPick: (file: File) => void add(file), // shows what goes wrong
  }
}

const FAULTS = {
  no_picture: 'photo.none',
  too_large: 'photo.large',
  paper_too_large: 'photo.paper.large',
  too_many: 'photo.max',
  full: 'photo.full',
  failed: 'photo.failed',
  invalid: 'photo.failed',
} as const satisfies Record<Fault, string>
