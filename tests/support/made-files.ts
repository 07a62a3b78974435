// Small files of each kind, put together byte by byte: what a decoder wants, and what it must not have.

import { createHash } from 'node:crypto'

type Bytes = Uint8Array<ArrayBuffer>

const text = (letters: string): Bytes => Uint8Array.from(letters, (letter) => letter.charCodeAt(0))

export function join(...parts: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts))
}

export function segment(marker: number, body: Uint8Array): Bytes {
  const length = body.length + 2
  return join(Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body)
}

const JFIF = segment(0xe0, join(text('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0)))
/** EXIF as cameras write it: here with a GPS directory of one entry. */
export const EXIF_GPS = segment(
  0xe1,
  join(
    text('Exif\0\0MM'),
    Uint8Array.of(0, 42, 0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26),
    Uint8Array.of(0, 0, 0, 0, 0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4e, 0, 0, 0, 0, 0, 0, 0),
  ),
)
export const COMMENT = segment(0xfe, text('taken at the bridge'))

type Jpeg = {
  readonly width?: number
  readonly height?: number
  readonly extra?: readonly Uint8Array[]
  readonly scan?: Uint8Array
}

/** The form of a JPEG; a decoder would find a grey picture, or none. */
export function makeJpeg({ width = 8, height = 8, extra = [], scan = text('scan') }: Jpeg = {}) {
  const size = Uint8Array.of(8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0)
  const escape = (byte: number) => (byte === 0xff ? [0xff, 0] : [byte])
  const data = scan.includes(0xff) ? Uint8Array.from([...scan].flatMap(escape)) : scan
  return join(
    Uint8Array.of(0xff, 0xd8),
    JFIF,
    ...extra,
    segment(0xc0, size),
    segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
    data,
    Uint8Array.of(0xff, 0xd9),
  )
}

function chunk(name: string, body: Uint8Array): Bytes {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  return join(head, text(name), body, new Uint8Array(4))
}

export function makePng({ width = 8, height = 8, extra = [] }: Jpeg = {}): Bytes {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width)
  size.writeUInt32BE(height, 4)
  return join(
    text('\u0089PNG\r\n\u001a\n'),
    chunk('IHDR', size),
    ...extra,
    chunk('IDAT', text('rows')),
    chunk('IEND', new Uint8Array()),
  )
}
export const PNG_TEXT = chunk('tEXt', text('Author\0Olena'))

export function makeWebp(extra: readonly Uint8Array[] = []): Bytes {
  const picture = riff('VP8L', Uint8Array.of(0x2f, 7, 0xc0, 1, 0))
  const body = join(text('WEBP'), picture, ...extra)
  const head = Buffer.alloc(4)
  head.writeUInt32LE(body.length)
  return join(text('RIFF'), head, body)
}
export const WEBP_EXIF = riff('EXIF', text('MM'))

function riff(name: string, body: Uint8Array): Bytes {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(body.length)
  return join(text(name), head, body, new Uint8Array(body.length % 2))
}

export const makePdf = () => text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
export const makeSvg = () => text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
export const ZIP_TAIL = text('PK\u0005\u0006archive')

/** A JPEG of this many bytes, give or take, that is not the one of another seed. */
export function makePhoto(size: number, seed = 1): Bytes {
  let state = seed
  const scan = new Uint8Array(size)
  for (let at = 0; at < size; at++) {
    state = (state * 1_103_515_245 + 12_345) % 0x8000_0000
    scan[at] = (state >> 16) & 0x7f
  }
  return makeJpeg({ scan })
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
