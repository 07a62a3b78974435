// Reads the QR code of a picture with a decoder that nobody here wrote.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// Else it would ask a stranger's server for its own code.
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
const bytes = readFileSync(wasm)
prepareZXingModule({
  overrides: {
    wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  },
})

type Pixels = {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** Gives the texts of the codes in a PNG, or in bare pixels. */
export async function readCodes(picture: Buffer | Pixels): Promise<readonly string[]> {
  const input = Buffer.isBuffer(picture)
    ? new Uint8Array(picture)
    : { colorSpace: 'srgb' as const, ...picture }
  const found = await readBarcodes(input, { formats: ['QRCode'] })
  return found.map(({ text }) => text)
}
