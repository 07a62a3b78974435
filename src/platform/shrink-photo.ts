// Makes of what a camera gives a photo that 2G can carry: at most 1600 px and some 250 KB, without a
// word of where, when and with what it was taken. Runs in a worker where the browser can, so that the
// page never stands still; a picture too large for a phone's memory is refused before it is unpacked.

import { MAX_PIXELS, sniffType } from '../domain/files/inspect-file.ts'
import { readJpegSize, stripJpeg } from '../domain/files/jpeg.ts'
import { fail, ok, type Result } from '../domain/base/result.ts'

const LONG_EDGE = 1600
/** Where the phone has little room left. */
const SHORT_OF_ROOM_EDGE = 1024
const LITTLE_ROOM_BYTES = 50_000_000
const THUMB_EDGE = 240
const MOST_BYTES = 250_000
const QUALITIES = [0.82, 0.74, 0.66, 0.58, 0.5, 0.4] as const
const THUMB_QUALITY = 0.6
/** As far into a file as its size in pixels may stand: before it are previews and colour profiles. */
const HEAD_BYTES = 512 * 1024

export type ShrinkFault =
  /** Nothing that this browser can show. */
  | 'no_picture'
  /** More pixels than a phone has memory for. */
  | 'too_large'

type Bytes = Uint8Array<ArrayBuffer>
export type Shrunk = { readonly bytes: Bytes; readonly thumb: Bytes }

export type Canvas = {
  readonly draw: (picture: ImageBitmap, width: number, height: number) => void
  readonly encode: (quality: number) => Promise<Blob | undefined>
}
type Brush = Pick<
  OffscreenCanvasRenderingContext2D,
  'imageSmoothingQuality' | 'fillStyle' | 'fillRect' | 'drawImage'
>
export type MakeCanvas = (width: number, height: number) => Canvas | undefined

type ShrinkTo = { readonly makeCanvas: MakeCanvas; readonly edge: number }

/** Gives how long a photo's long edge may be: less where the browser says that room is short. */
export async function chooseEdge(): Promise<number> {
  try {
    const { usage = 0, quota = Infinity } = await navigator.storage.estimate()
    return quota - usage < LITTLE_ROOM_BYTES ? SHORT_OF_ROOM_EDGE : LONG_EDGE
  } catch {
    return LONG_EDGE
  }
}

/** Gives the photo and its thumbnail. Never throws. */
export async function shrinkPhoto(
  file: Blob,
  { makeCanvas, edge }: ShrinkTo,
): Promise<Result<Shrunk, ShrinkFault>> {
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
    const size = sniffType(head) === 'image/jpeg' ? readJpegSize(head) : readPngSize(head)
    if (size !== undefined && size.width * size.height > MAX_PIXELS) return fail('too_large')
    // The browser turns it as EXIF says, before EXIF goes.
    const picture = await createImageBitmap(file)
    try {
      return await draw(picture, { makeCanvas, edge })
    } finally {
      picture.close()
    }
  } catch {
    return fail('no_picture')
  }
}

async function draw(
  picture: ImageBitmap,
  { makeCanvas, edge }: ShrinkTo,
): Promise<Result<Shrunk, ShrinkFault>> {
  if (picture.width * picture.height > MAX_PIXELS) return fail('too_large')
  const bytes = await encodeAt(picture, edge, { makeCanvas, qualities: QUALITIES })
  const thumb = await encodeAt(picture, THUMB_EDGE, { makeCanvas, qualities: [THUMB_QUALITY] })
  return bytes === undefined || thumb === undefined ? fail('no_picture') : ok({ bytes, thumb })
}

/** The best quality that keeps within the bytes; the last one where none does. */
async function encodeAt(
  picture: ImageBitmap,
  edge: number,
  how: { readonly makeCanvas: MakeCanvas; readonly qualities: readonly number[] },
): Promise<Bytes | undefined> {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = how.makeCanvas(width, height)
  if (canvas === undefined) return undefined
  canvas.draw(picture, width, height)
  let last: Blob | undefined
  for (const quality of how.qualities) {
    last = (await canvas.encode(quality)) ?? last
    if (last !== undefined && last.size <= MOST_BYTES) break
  }
  // Some browsers write their own EXIF into what they encode.
  return last && stripJpeg(new Uint8Array(await last.arrayBuffer()))
}

function readPngSize(head: Bytes): { width: number; height: number } | undefined {
  if (sniffType(head) !== 'image/png') return undefined
  const view = new DataView(head.buffer)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** A canvas that a worker has too; undefined where the browser knows none. */
export const offscreenCanvas: MakeCanvas = (width, height) => {
  if (typeof OffscreenCanvas === 'undefined') return undefined
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) return undefined
  return {
    draw: drawOn(context),
    encode: (quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }),
  }
}

/** What is transparent becomes white: a JPEG knows no transparency. */
export function drawOn(context: Brush): Canvas['draw'] {
  return (picture, width, height) => {
    context.imageSmoothingQuality = 'high'
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(picture, 0, 0, width, height)
  }
}
