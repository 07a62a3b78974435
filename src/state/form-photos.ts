// Photos of a form. Each is on the disk before the form goes on, under the form's key, and goes into
// the record with its save, in one transaction. Save does not wait for a picture that is still being
// made smaller: it follows as a change of its own.

import type { Device, NewChange, Saved } from '../device.ts'
import type { Result } from '../domain/base/result.ts'
import type { RecordId } from '../domain/base/ids.ts'
import type { Fields } from '../domain/replica/merge.ts'
import type { Kind } from '../domain/records/record.ts'
import type { NewPhoto } from '../photo-desk.ts'
import type { SaveProblem } from '../storage/types.ts'

type Target = {
  readonly kind: Kind
  readonly record: RecordId
  readonly path: PhotoPath
}

/** What a photo writes into its record: one of the record's own, unless the form says otherwise. */
type PhotoPath = (sha256: string) => Fields
const asOwn: PhotoPath = (sha256) => ({ [`photos/${sha256}`]: true })

/** One opening of a form. */
type Sheet = { storing: Promise<unknown>; target: Promise<Target | undefined> | undefined }

const sheets = new Map<string, Sheet>()

export function openFormSheet(form: string): Sheet {
  const sheet: Sheet = { storing: Promise.resolve(), target: undefined }
  sheets.set(form, sheet)
  return sheet
}

/** Keeps a photo for the form; where the form was saved meanwhile, for its record. */
export async function keepFormPhoto(
  device: Device,
  { form, sheet }: { readonly form: string; readonly sheet: Sheet },
  photo: NewPhoto,
): Promise<Result<unknown, SaveProblem>> {
  const desk = await device.photos()
  const target = await sheet.target
  const stored = desk.add(photo, target === undefined ? form : '')
  if (target === undefined) sheet.storing = stored
  const outcome = await stored
  if (!outcome.ok || target === undefined) return outcome
  const { kind, record, path } = target
  return device.write({ kind, record, set: path(photo.sha256) })
}

/** Saves a form with the photos that were taken in it. */
export function writeWithPhotos(
  device: Device,
  form: string,
  change: NewChange,
): Promise<Result<Saved, SaveProblem>> {
  return writePlacingPhotos(device, { form, path: asOwn }, change)
}

/** The same, with a place of their own in the record. */
export async function writePlacingPhotos(
  device: Device,
  { form, path }: { readonly form: string; readonly path: PhotoPath },
  change: NewChange,
): Promise<Result<Saved, SaveProblem>> {
  const sheet = sheets.get(form)
  let settle = (_target: Target | undefined) => {}
  if (sheet !== undefined)
    sheet.target = new Promise((resolve) => {
      settle = resolve
    })
  await sheet?.storing
  const saved = await device.write({
    ...change,
    set: Object.assign({ ...change.set }, ...(await taken(device, form)).map(path)),
  })
  settle(saved.ok ? { kind: change.kind, record: saved.value.record, path } : undefined)
  if (!saved.ok && sheet !== undefined) sheet.target = undefined
  return saved
}

/** Gives the file of a paper that was photographed in a form, as the fields of its document. */
export async function paperFile(device: Device, form: string, document: string): Promise<Fields> {
  const [sha256] = await taken(device, form)
  return sha256 === undefined ? {} : { [`documents/${document}/file`]: sha256 }
}

/** A form whose photos cannot be read is saved without them: the text comes first. */
async function taken(device: Device, form: string): Promise<readonly string[]> {
  try {
    const photos = await (await device.photos()).ofForm(form)
    return photos.map(({ sha256 }) => sha256)
  } catch {
    return []
  }
}
