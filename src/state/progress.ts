import { useEffect, useState } from 'preact/hooks'
import type { Progress } from '../device.ts'
import { useDevice } from './device.tsx'

/** What the running engine is doing, here or in the worker. Shown, never stored. */
export function useProgress(): Progress {
  const device = useDevice()
  const [progress, setProgress] = useState<Progress>({ tag: 'idle' })
  useEffect(() => device.watchProgress(setProgress), [device])
  return progress
}
