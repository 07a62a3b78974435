// What this phone and browser are able to do, asked once and told in words by the screens.

import { useEffect, useState } from 'preact/hooks'

export type Surroundings = {
  readonly userAgent: string
  readonly touchPoints: number
  /** Opened from the home screen. */
  readonly standalone: boolean
}

export function readSurroundings(): Surroundings {
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    standalone:
      matchMedia('(display-mode: standalone)').matches ||
      // iPhone's own word for it, from before there was a standard.
      ('standalone' in navigator && navigator.standalone === true),
  }
}

/** True where the browser may send after the app was closed (Chromium); iPhone and Firefox never do. */
export function hasBackgroundSync(): boolean {
  return 'serviceWorker' in navigator && 'SyncManager' in window
}

export type StorageRoom = {
  readonly usedBytes: number
  readonly allBytes: number
  /** False where the browser may erase the records when space runs out. */
  readonly persisted: boolean
}

/** How much room the records take; undefined until known, or where the browser does not tell. */
export function useStorageRoom(): StorageRoom | undefined {
  const [room, setRoom] = useState<StorageRoom>()
  useEffect(() => {
    let wanted = true
    void readStorageRoom().then((answer) => wanted && setRoom(answer))
    return () => {
      wanted = false
    }
  }, [])
  return room
}

async function readStorageRoom(): Promise<StorageRoom | undefined> {
  // Absent on pages that are not served over HTTPS.
  const storage: StorageManager | undefined = navigator.storage
  if (storage === undefined) return undefined
  try {
    const [{ usage, quota }, persisted] = await Promise.all([
      storage.estimate(),
      storage.persisted(),
    ])
    return usage === undefined || quota === undefined
      ? undefined
      : { usedBytes: usage, allBytes: quota, persisted }
  } catch {
    // Private windows of some browsers refuse to tell.
    return undefined
  }
}
