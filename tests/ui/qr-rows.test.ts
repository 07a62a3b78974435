import { decodeQR } from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { readCodes } from '../support/read-code.ts'
import { drawPath, encodeRows, type QrRows } from '../../src/ui/qr-rows.ts'

const LINK = 'https://promin.example/#/join/k7m2q9xw4d3aZZ-_y0T1u2k7m2q9xw4d'
const SQUARE_PX = 4

describe('the QR code of an invitation', () => {
  test('is read back by a scanner as the same link', async () => {
    expect(decodeQR(paint((await encodeRows(LINK)) ?? []))).toBe(LINK)
  })

  test('is read by a decoder that nobody here wrote, too', async () => {
    const { data, ...size } = paint((await encodeRows(LINK)) ?? [])
    expect(await readCodes({ data: new Uint8ClampedArray(data), ...size })).toEqual([LINK])
  })

  test('is drawn square by square, with light around it', async () => {
    const rows = (await encodeRows(LINK)) ?? []
    const dark = rows.flat().filter(Boolean).length
    const path = drawPath(rows)
    expect(path.match(/M/g)).toHaveLength(dark)
    expect(path.startsWith('M4 4h1v1h-1z')).toBe(true)
  })
})

function paint(rows: QrRows) {
  const size = rows.length * SQUARE_PX
  const data = new Uint8Array(size * size * 4).fill(255)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (rows[Math.floor(y / SQUARE_PX)]?.[Math.floor(x / SQUARE_PX)] === true)
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  return { width: size, height: size, data }
}
