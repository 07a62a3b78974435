import { useEffect, useState } from 'preact/hooks'
import type { PhotoStatus, WaitReason } from '../photo-desk.ts'
import { knowsNetwork } from '../platform/conditions.ts'
import { useLive } from './live.ts'
import { usePhotoDesk } from './photo-urls.ts'

export type ShownPhotoStatus = PhotoStatus & {
  /** Why they would wait now; undefined where they go. */
  readonly why: WaitReason | undefined
  /** Undefined where the browser does not tell Wi-Fi from a mobile network. */
  readonly onlyWifi: boolean | undefined
  readonly setOnlyWifi: (on: boolean) => void
  readonly free: () => void
}

/** What of this phone's photos is not sent yet, counted from the store at this moment. */
export function usePhotoStatus(): ShownPhotoStatus | undefined {
  const desk = usePhotoDesk()
  const status = useLive(async () => desk?.status(), [desk])
  const rules = useLive(async () => desk?.readRules(), [desk])
  const [why, setWhy] = useState<WaitReason>()
  useEffect(() => {
    let wanted = true
    void desk?.waitReason().then((reason) => wanted && setWhy(reason)) // gives values
    return () => {
      wanted = false
    }
  }, [desk, status?.waiting, rules?.onlyWifi])
  if (desk === undefined || status === undefined || rules === undefined) return undefined
  return {
    ...status,
    why,
    onlyWifi: knowsNetwork() ? rules.onlyWifi : undefined,
    setOnlyWifi: (onlyWifi) => void desk.setRules({ onlyWifi }), // seen in the live query, or not changed
    free: () => void desk.free(), // likewise
  }
}
