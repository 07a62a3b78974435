// Pictures of the phone's store as addresses that an <img> can show; given back when nobody looks.

import { useEffect, useState } from 'preact/hooks'
import type { PhotoDesk } from '../photo-desk.ts'
import { useDevice } from './device.tsx'

/** Gives the desk of photos, undefined until it is loaded. */
export function usePhotoDesk(): PhotoDesk | undefined {
  const device = useDevice()
  const [desk, setDesk] = useState<PhotoDesk>()
  useEffect(() => {
    let wanted = true
    device.photos().then(
      (opened) => wanted && setDesk(() => opened),
      // Not loaded: a first visit without a network. The screen goes on without photos.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [device])
  return desk
}

/** Gives an address for each picture that is here. `load` is asked again when the key changes. */
export function usePhotoUrls(
  ids: readonly string[],
  load: ((id: string) => Promise<Blob | undefined>) | undefined,
  revision: unknown,
): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map())
  const key = ids.join()
  useEffect(() => {
    let wanted = true
    const made: string[] = []
    const show = async () => {
      const entries = await Promise.all(
        ids.map(async (id) => [id, await load?.(id).catch(() => undefined)] as const),
      )
      if (!wanted) return
      const shown = entries.flatMap(([id, blob]) => {
        if (blob === undefined) return []
        const url = URL.createObjectURL(blob)
        made.push(url)
        return [[id, url] as const]
      })
      setUrls(new Map(shown))
    }
    void show() // each load is caught
    return () => {
      wanted = false
      for (const url of made) URL.revokeObjectURL(url)
    }
  }, [key, load, revision])
  return urls
}
