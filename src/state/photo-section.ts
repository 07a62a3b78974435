// Everything that the photos of a form or of a record show and do, ready for ui/photo-section.tsx.

import { useEffect, useState } from 'preact/hooks'
import { readHandOutPhotos, readPaperFiles, readPhotos } from '../domain/files/photos.ts'
import type { TextKey } from '../i18n/translate.ts'
import type { PhotoDesk } from '../photo-desk.ts'
import type { StoredRecord } from '../storage/types.ts'
import { useAddPhoto, type KeepPhoto } from './add-photo.ts'
import { useDevice } from './device.tsx'
import { useEnrolment } from './enrolment.ts'
import { keepFormPhoto, openFormSheet } from './form-photos.ts'
import { useLive } from './live.ts'
import { usePhotoName } from './photo-name.ts'
import { usePhotoDesk, usePhotoUrls } from './photo-urls.ts'
import { useShownPhoto } from './shown-photo.ts'
import { useText } from './text.tsx'

/** The photos of a form that is not saved yet. */
export function useFormPhotos(form: string) {
  const device = useDevice()
  const desk = usePhotoDesk()
  const [sheet, setSheet] = useState(() => openFormSheet(form))
  useEffect(() => setSheet(openFormSheet(form)), [form])
  const photos = useLive(async () => desk?.ofForm(form), [desk, form]) ?? []
  return useSection(desk, {
    ids: photos.map(({ sha256 }) => sha256),
    nameOf: undefined,
    keep: (photo) => keepFormPhoto(device, { form, sheet }, photo),
    remove: async (sha256) => desk?.discard(sha256),
  })
}

/** The one photo or PDF of a paper that is being entered. */
export function useFormPaper(form: string) {
  const { t } = useText()
  const { adding, ...section } = useOnePhoto(form, 'photo.paper.title')
  const words = {
    label: t('photo.paper.add'),
    hint: t('photo.paper.hint'),
    accept: 'image/*,application/pdf',
  }
  return { ...section, adding: adding && { ...adding, ...words } }
}

/** The one photo of a hand-out that is being entered. */
export function useHandOutPhoto(form: string) {
  return useOnePhoto(form, 'aid.give.photo')
}

function useOnePhoto(form: string, title: TextKey) {
  const { t } = useText()
  const section = useFormPhotos(form)
  const isFull = section.tiles.length > 0
  return { ...section, title: t(title), adding: isFull ? undefined : section.adding }
}

/** The photos of what was handed out. */
export function useHandOutPhotos(record: StoredRecord) {
  const name = usePhotoName(record, 'photo.alt.given')
  return useLookedAt(readHandOutPhotos(record.fields), name, 'aid.give.photo')
}

/** The papers of a record that were photographed. */
export function useRecordPapers(record: StoredRecord) {
  const name = usePhotoName(record, 'photo.alt.paper')
  return useLookedAt(readPaperFiles(record.fields), name, 'photo.paper.title')
}

/** Photos that are changed where they were added. */
function useLookedAt(ids: readonly string[], nameOf: string | undefined, title: TextKey) {
  const { t } = useText()
  const desk = usePhotoDesk()
  const section = useSection(desk, { ids, nameOf, keep: undefined, remove: undefined })
  return { ...section, title: t(title) }
}

/** The photos of a record, also of those that other phones took. */
export function useRecordPhotos(record: StoredRecord) {
  const device = useDevice()
  const desk = usePhotoDesk()
  const isViewer = useEnrolment()?.role === 'viewer'
  const name = usePhotoName(record)
  const { kind, id } = record
  const write = (sha256: string, isShown: boolean) =>
    device.write({ kind, record: id, set: { [`photos/${sha256}`]: isShown } })
  return useSection(desk, {
    ids: readPhotos(record.fields),
    nameOf: name,
    keep: isViewer
      ? undefined
      : async (photo) => {
          const stored = await desk?.add(photo, '')
          return stored?.ok === false ? stored : write(photo.sha256, true)
        },
    remove: isViewer ? undefined : (sha256) => write(sha256, false),
  })
}

type Source = {
  readonly ids: readonly string[]
  /** What the photos are of; undefined in a form, which has no name yet. */
  readonly nameOf: string | undefined
  readonly keep: KeepPhoto | undefined
  readonly remove: ((sha256: string) => Promise<unknown>) | undefined
}

function useSection(desk: PhotoDesk | undefined, { ids, nameOf, keep, remove }: Source) {
  const { t } = useText()
  const [open, setOpen] = useState<string>()
  const adding = useAddPhoto(ids.length, keep)
  const facts = useLive(
    async () => Promise.all(ids.map(async (id) => desk?.facts(id))),
    [desk, ids.join()],
  )
  const states = new Map(ids.map((id, at) => [id, facts?.[at]]))
  const revision = [...states.values()].map((fact) => fact?.state ?? '').join()
  const urls = usePhotoUrls(ids, desk?.preview, revision)
  const nameFor = (at: number) => {
    const place = t('sr.photo', { i: at + 1, n: ids.length })
    return nameOf === undefined ? place : `${nameOf} (${place})`
  }
  const at = open === undefined ? -1 : ids.indexOf(open)
  const shown = useShownPhoto(desk, {
    sha256: at < 0 ? undefined : open,
    facts: open === undefined ? undefined : states.get(open),
    alt: nameFor(at),
    remove,
    close: () => setOpen(undefined),
  })
  return {
    title: t('photo.title'),
    tiles: ids.map((id, index) => ({
      key: id,
      alt: nameFor(index),
      openLabel: t('photo.open', { name: nameFor(index) }),
      url: isPaper(states.get(id)?.type) ? undefined : urls.get(id),
      note: sayState(states.get(id)?.state, facts !== undefined && states.get(id) === undefined),
    })),
    adding,
    trouble: adding?.trouble,
    shown,
    onOpen: setOpen,
  }

  function sayState(state: string | undefined, isAbsent: boolean): string | undefined {
    if (state === 'refused') return t('photo.refused')
    if (state === 'waiting') return t('photo.waits')
    return isAbsent ? t('photo.absent') : undefined
  }
}

function isPaper(type: string | undefined): boolean {
  return type === 'application/pdf'
}
