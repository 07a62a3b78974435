// One photo in full: from this phone where it is here, else from the server when a person asks.

import { useEffect, useState } from 'preact/hooks'
import type { FetchProblem, PhotoDesk } from '../photo-desk.ts'
import { showNotice } from './notice.ts'
import { usePhotoUrls } from './photo-urls.ts'
import { useText } from './text.tsx'

type Looking = {
  readonly sha256: string | undefined
  readonly facts: Awaited<ReturnType<PhotoDesk['facts']>>
  readonly alt: string
  readonly remove: ((sha256: string) => Promise<unknown>) | undefined
  readonly close: () => void
}

/** Gives what ui/photo-view.tsx shows; undefined while no photo is open. */
export function useShownPhoto(desk: PhotoDesk | undefined, looking: Looking) {
  const { sha256, facts, alt, remove, close } = looking
  const { t } = useText()
  const [fetching, setFetching] = useState<FetchProblem | 'running' | 'done'>()
  const urls = usePhotoUrls(sha256 === undefined ? [] : [sha256], desk?.full, fetching === 'done')
  const url = sha256 === undefined ? undefined : urls.get(sha256)
  const get = async () => {
    if (desk === undefined || sha256 === undefined) return
    setFetching('running')
    const fetched = await desk.fetch(sha256)
    setFetching(fetched.ok ? 'done' : fetched.problem)
  }
  useEffect(() => {
    setFetching(undefined)
    if (sha256 !== undefined && desk !== undefined)
      void desk.full(sha256).then((blob) => (blob === undefined ? get() : undefined)) // both give values
  }, [sha256, desk])
  if (sha256 === undefined) return undefined
  const isPaper = facts?.type === 'application/pdf'
  const isMissing = fetching === 'unreachable' || fetching === 'not_there'
  return {
    title: t('photo.title'),
    alt,
    url,
    paper: isPaper
      ? { label: t('photo.paper.save'), name: `${sha256.slice(0, 8)}.pdf` }
      : undefined,
    note: sayNote(),
    retry: isMissing ? { label: t('photo.get'), onPress: () => void get() } : undefined,
    remove:
      remove === undefined
        ? undefined
        : {
            label: t('photo.remove'),
            onPress: () => {
              close()
              void remove(sha256).then(() => showNotice({ text: t('photo.removed') }))
            },
          },
    closeLabel: t('nav.close'),
    onClose: close,
  }

  function sayNote(): string | undefined {
    if (fetching === 'running') return t('photo.loading')
    if (fetching === 'unreachable') return t('photo.away')
    if (fetching === 'not_there') return t('photo.gone')
    return facts?.state === 'refused' ? t('photo.refused.b') : undefined
  }
}
