import { useEffect, useState } from 'preact/hooks'

/** Whether the phone believes to have a network. Good for a drawing and for starting a try; never a
 *  proof that anything was sent or could be. */
export function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(() => navigator.onLine)
  useEffect(() => {
    const follow = () => setIsOnline(navigator.onLine)
    addEventListener('online', follow)
    addEventListener('offline', follow)
    return () => {
      removeEventListener('online', follow)
      removeEventListener('offline', follow)
    }
  }, [])
  return isOnline
}
