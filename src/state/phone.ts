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

/** True for iPhone and iPad; an iPad calls itself a Macintosh, but no Macintosh has a touch screen. */
export function isApple({ userAgent, touchPoints }: Surroundings): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
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

/** Puts a text on the clipboard; false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // No permission, or a page without HTTPS: the person is told to copy by hand.
    return false
  }
}

export function canShare(): boolean {
  return typeof navigator.share === 'function'
}

/** Opens the phone's own sheet for sharing a text. A person who closes it has changed their mind. */
export async function shareText(text: string): Promise<void> {
  try {
    await navigator.share({ text })
  } catch {
    // Closed without choosing: nothing to tell.
  }
}
