import { useEffect, useState } from 'preact/hooks'
import type { Moment } from '../domain/base/moment.ts'
import { useDevice } from './device.tsx'

/** The corrected time, drawn anew every `everyMs` while the page is visible. */
export function useNow(everyMs: number): Moment {
  const device = useDevice()
  const [now, setNow] = useState(() => device.now())
  useEffect(() => {
    const draw = () => {
      if (document.visibilityState === 'visible') setNow(device.now())
    }
    const timer = setInterval(draw, everyMs)
    document.addEventListener('visibilitychange', draw)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', draw)
    }
  }, [device, everyMs])
  return now
}
