import { useEffect } from 'preact/hooks'
import { listenForNews } from '../platform/events.ts'
import { useDevice } from './device.tsx'
import { useEnrolment } from './enrolment.ts'

/** Fetches what is new as soon as the server says that something is, while the page is looked at. */
export function useServerNews(): void {
  const device = useDevice()
  const token = useEnrolment()?.token
  useEffect(() => {
    if (token === undefined) return
    let stop: (() => void) | undefined
    const follow = () => {
      const isShown = document.visibilityState === 'visible'
      if (isShown) {
        stop ??= listenForNews({ token, onChange: () => void device.sync('visible') }) // never throws
      } else {
        stop?.()
        stop = undefined
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      stop?.()
    }
  }, [device, token])
}
