// What a screen reader is told about sending and the network, at most as often as a person can bear.

import { useEffect, useRef } from 'preact/hooks'
import { useQueueStatus } from '../state/enrolment.ts'
import { announce } from '../state/notice.ts'
import { useOnline } from '../state/online.ts'
import { useText } from '../state/text.tsx'

const BETWEEN_SENT_MS = 30_000
/** A network that is back for a moment in a lift is no news. */
const LASTING_MS = 5_000

/** Speaks when records went out, and when the network came or went for good. */
export function useQueueSpeech(): void {
  const text = useText()
  const status = useQueueStatus()
  const isOnline = useOnline()
  const before = useRef<{ queued: number | undefined; spokenAt: number; isOnline: boolean }>({
    queued: undefined,
    spokenAt: 0,
    isOnline,
  })

  const queued = status?.queued
  useEffect(() => {
    const last = before.current
    const wentOut = queued !== undefined && last.queued !== undefined && queued < last.queued
    const isSent = wentOut && status?.rejected === 0 && status.disconnection === undefined
    last.queued = queued
    const now = performance.now()
    if (!isSent || now - last.spokenAt < BETWEEN_SENT_MS) return
    last.spokenAt = now
    announce(text.t('sr.live.sent', { n: text.number(queued) }))
  }, [queued])

  useEffect(() => {
    if (before.current.isOnline === isOnline) return
    const timer = setTimeout(() => {
      before.current.isOnline = isOnline
      announce(text.t(isOnline ? 'sr.live.on' : 'sr.live.off'))
    }, LASTING_MS)
    return () => clearTimeout(timer)
  }, [isOnline])
}
