import { useCallback } from 'preact/hooks'
import { usePhotoDesk, usePhotoUrls } from './photo-urls.ts'

/** Gives an address for each photo: of this phone, else of the server, which is asked once. */
export function useProofPhotos(hashes: readonly string[]): ReadonlyMap<string, string> {
  const desk = usePhotoDesk()
  const load = useCallback(
    async (sha256: string) => {
      const here = await desk?.full(sha256)
      if (here !== undefined || desk === undefined) return here
      const fetched = await desk.fetch(sha256)
      return fetched.ok ? fetched.value : undefined
    },
    [desk],
  )
  return usePhotoUrls(hashes, load, desk)
}
