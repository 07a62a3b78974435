// A JPEG is a row of segments. Cameras write the place of the photo, their own serial number and
// small copies of the picture into some of them: a photo of ours holds none of those.

import { readUint16, startsWith } from './byte-reader.ts'

/** `from` to `to`: marker, length, content; of a scan also its entropy-coded data. */
type Segment = { readonly marker: number; readonly from: number; readonly to: number }

export type JpegFacts = {
  readonly width: number
  readonly height: number
  /** Something that a decoder does not need: EXIF, XMP, IPTC, a comment, a second picture. */
  readonly hasMetadata: boolean
  /** Where the picture ends: a file that goes on is something else as well. */
  readonly endsAt: number
}

const [START, END, SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe] as const
const [APP_FIRST, APP_LAST] = [0xe0, 0xef] as const
const [APP_ICC, APP_ADOBE] = [0xe2, 0xee] as const
/** Frames; C4, C8 and CC among them are tables. */
const [FRAME_FIRST, FRAME_LAST] = [0xc0, 0xcf] as const
const NO_FRAMES: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc])

/** Gives what is known of a JPEG; undefined where its segments do not lead to its end. */
export function readJpeg(bytes: Uint8Array): JpegFacts | undefined {
  const segments = readSegments(bytes)
  const frame = segments?.find(({ marker }) => isFrame(marker))
  const last = segments?.at(-1)
  if (segments === undefined || frame === undefined || last === undefined) return undefined
  return {
    height: readUint16(bytes, frame.from + 5),
    width: readUint16(bytes, frame.from + 7),
    hasMetadata: segments.some((segment) => isMetadata(bytes, segment)),
    endsAt: last.to,
  }
}

/** Gives the size in pixels of a JPEG whose beginning is here; undefined where it does not say. */
export function readJpegSize(
  head: Uint8Array,
): { readonly width: number; readonly height: number } | undefined {
  if (readUint16(head, 0) !== 0xff00 + START) return undefined
  for (let at = 2; at + 9 <= head.length && head[at] === 0xff;) {
    const marker = head[at + 1] ?? 0
    if (isFrame(marker))
      return { height: readUint16(head, at + 5), width: readUint16(head, at + 7) }
    if (marker === 0xff) at += 1
    else at += 2 + Math.max(2, readUint16(head, at + 2))
  }
  return undefined
}

/** Gives the same picture without what a decoder does not need; undefined where it is no whole JPEG. */
export function stripJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const segments = readSegments(bytes)
  if (segments === undefined) return undefined
  const kept = segments.filter((segment) => !isMetadata(bytes, segment))
  const stripped = new Uint8Array(kept.reduce((size, { from, to }) => size + to - from, 2))
  stripped.set([0xff, START])
  let at = 2
  for (const { from, to } of kept) {
    stripped.set(bytes.subarray(from, to), at)
    at += to - from
  }
  return stripped
}

function readSegments(bytes: Uint8Array): readonly Segment[] | undefined {
  if (readUint16(bytes, 0) !== 0xff00 + START) return undefined
  const segments: Segment[] = []
  for (let at = 2; at < bytes.length;) {
    const segment = readSegment(bytes, at)
    if (segment === undefined) return undefined
    segments.push(segment)
    if (segment.marker === END) return segments
    at = segment.to
  }
  return undefined
}

function readSegment(bytes: Uint8Array, start: number): Segment | undefined {
  let at = start
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
  const marker = bytes[at + 1]
  if (bytes[at] !== 0xff || marker === undefined || marker === 0 || marker === START)
    return undefined
  if (marker === END) return { marker, from: at, to: at + 2 }
  const length = readUint16(bytes, at + 2)
  const to = at + 2 + length
  if (length < 2 || to > bytes.length) return undefined
  return { marker, from: at, to: marker === SCAN ? endOfScan(bytes, to) : to }
}

/** Data runs to the next marker that is neither an escaped FF nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function isFrame(marker: number): boolean {
  return marker >= FRAME_FIRST && marker <= FRAME_LAST && !NO_FRAMES.has(marker)
}

/** A decoder needs JFIF, the colour profile and Adobe's word on colours. */
function isMetadata(bytes: Uint8Array, { marker, from }: Segment): boolean {
  if (marker === COMMENT) return true
  if (marker < APP_FIRST || marker > APP_LAST) return false
  if (marker === APP_FIRST) return !startsWith(bytes, 'JFIF\0', from + 4)
  if (marker === APP_ICC) return !startsWith(bytes, 'ICC_PROFILE\0', from + 4)
  return marker !== APP_ADOBE || !startsWith(bytes, 'Adobe', from + 4)
}
