// What a file is, by its own bytes: never by its name or by what somebody says of it. The phone
// asks before it takes one in, the server before it keeps one; both by these rules.

import { fail, ok, type Result } from '../base/result.ts'
import { readLittle, readText, readUint32, startsWith } from './byte-reader.ts'
import { readJpeg } from './jpeg.ts'

export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]

/** A photo of ours has 250 KB; this is for a scanned paper of several pages. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024
/** More pixels than this unpack to more memory than a phone has to give. */
export const MAX_PIXELS = 65_000_000

export type FileFacts = {
  readonly type: FileType
  /** 0 for a paper. */
  readonly pixels: number
}

export type FileFault =
  /** Of no kind that is taken. */
  | 'unknown_type'
  /** It does not hold what its kind must. */
  | 'broken'
  /** It holds more than the picture: a place, a camera, a text. */
  | 'metadata'
  /** It goes on after its end: it is another kind of file as well. */
  | 'two_in_one'
  | 'too_many_pixels'

/** Gives what a whole file is, or why it is not taken. Expects bytes of any length and origin. */
export function inspectFile(bytes: Uint8Array): Result<FileFacts, FileFault> {
  const type = sniffType(bytes)
  if (type === undefined) return fail('unknown_type')
  const seen = LOOKS[type](bytes)
  if (seen === undefined) return fail('broken')
  if (seen.endsAt !== bytes.length)
    return fail(seen.endsAt > bytes.length ? 'broken' : 'two_in_one')
  if (seen.hasMetadata) return fail('metadata')
  const pixels = seen.width * seen.height
  if (type !== 'application/pdf' && pixels === 0) return fail('broken')
  return pixels > MAX_PIXELS ? fail('too_many_pixels') : ok({ type, pixels })
}

/** Gives the kind of a file by its first bytes (16 are enough); undefined where it is of none of ours. */
export function sniffType(head: Uint8Array): FileType | undefined {
  if (startsWith(head, '\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (startsWith(head, PNG_SIGNATURE)) return 'image/png'
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return 'image/webp'
  return startsWith(head, '%PDF-') ? 'application/pdf' : undefined
}

const PNG_SIGNATURE = '\u0089PNG\r\n\u001a\n'

type Seen = {
  readonly width: number
  readonly height: number
  readonly hasMetadata: boolean
  readonly endsAt: number
}

const LOOKS: Readonly<Record<FileType, (bytes: Uint8Array) => Seen | undefined>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
  'application/pdf': readPdf,
}

const PNG_METADATA: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt'])

function readPng(bytes: Uint8Array): Seen | undefined {
  if (readText(bytes, 12, 4) !== 'IHDR') return undefined
  let hasMetadata = false
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length;) {
    const name = readText(bytes, at + 4, 4)
    hasMetadata ||= PNG_METADATA.has(name)
    at += 12 + readUint32(bytes, at)
    if (name === 'IEND')
      return {
        width: readUint32(bytes, 16),
        height: readUint32(bytes, 20),
        hasMetadata,
        endsAt: at,
      }
  }
  return undefined
}

function readWebp(bytes: Uint8Array): Seen | undefined {
  const endsAt = 8 + readLittle(bytes, 4, 4)
  let size = { width: 0, height: 0 }
  let hasMetadata = false
  for (let at = 12; at + 8 <= Math.min(endsAt, bytes.length);) {
    const name = readText(bytes, at, 4)
    hasMetadata ||= name === 'EXIF' || name === 'XMP '
    const own = readWebpSize(bytes, name, at + 8)
    if (own !== undefined && size.width === 0) size = own
    const length = readLittle(bytes, at + 4, 4)
    at += 8 + length + (length % 2)
  }
  return { ...size, hasMetadata, endsAt }
}

function readWebpSize(bytes: Uint8Array, name: string, at: number) {
  if (name === 'VP8X')
    return { width: readLittle(bytes, at + 4, 3) + 1, height: readLittle(bytes, at + 7, 3) + 1 }
  if (name === 'VP8 ')
    return {
      width: readLittle(bytes, at + 6, 2) & 0x3fff,
      height: readLittle(bytes, at + 8, 2) & 0x3fff,
    }
  if (name !== 'VP8L') return undefined
  const packed = readLittle(bytes, at + 1, 4)
  return { width: (packed & 0x3fff) + 1, height: (Math.floor(packed / 0x4000) & 0x3fff) + 1 }
}

const PDF_TAIL_BYTES = 1024

/** Only blank space may follow its last mark. */
function readPdf(bytes: Uint8Array): Seen | undefined {
  const from = Math.max(0, bytes.length - PDF_TAIL_BYTES)
  const tail = readText(bytes, from, PDF_TAIL_BYTES)
  const mark = tail.lastIndexOf('%%EOF')
  if (mark < 0) return undefined
  const isLast = /^\s*$/.test(tail.slice(mark + 5))
  const endsAt = isLast ? bytes.length : from + mark + 5
  return { width: 0, height: 0, hasMetadata: false, endsAt }
}
