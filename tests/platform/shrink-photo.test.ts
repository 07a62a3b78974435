// How a photo is made small, with a canvas that weighs what a test says. The real one is in the browser tests.

import { afterEach, describe, expect, test, vi } from 'vitest'
import { shrinkPhoto, type MakeCanvas } from '../../src/platform/shrink-photo.ts'
import * as made from '../support/made-files.ts'

type Drawn = { readonly width: number; readonly height: number; readonly qualities: number[] }

/** Gives a canvas whose picture has `bytesAt(quality)` bytes, and what was drawn. */
function canvasOf(bytesAt: (quality: number) => number) {
  const drawn: Drawn[] = []
  const makeCanvas: MakeCanvas = (width, height) => {
    const one: Drawn = { width, height, qualities: [] }
    drawn.push(one)
    return {
      draw: () => undefined,
      encode: async (quality) => {
        one.qualities.push(quality)
        return new Blob([made.makePhoto(bytesAt(quality)), new Uint8Array()])
      },
    }
  }
  return { drawn, makeCanvas }
}

/** What the browser unpacks a file to. */
function unpacksTo(width: number, height: number): { closed: number } {
  const seen = { closed: 0 }
  const close = () => {
    seen.closed += 1
  }
  vi.stubGlobal('createImageBitmap', async () => ({ width, height, close }))
  return seen
}

afterEach(() => vi.unstubAllGlobals())

const shot = new Blob([made.makeJpeg({ width: 4000, height: 3000, extra: [made.EXIF_GPS] })])

describe('a photo', () => {
  test('is at most 1600 px long, and its thumbnail 240; the large picture is given back', async () => {
    const seen = unpacksTo(4000, 3000)
    const { drawn, makeCanvas } = canvasOf(() => 200_000)
    const shrunk = await shrinkPhoto(shot, { makeCanvas, edge: 1600 })
    expect(shrunk.ok).toBe(true)
    expect(drawn.map(({ width, height }) => [width, height])).toEqual([
      [1600, 1200],
      [240, 180],
    ])
    expect(seen.closed).toBe(1)
  })

  test('stays as it is where it is small already, and is never without a pixel', async () => {
    unpacksTo(3000, 1)
    const { drawn, makeCanvas } = canvasOf(() => 100)
    await shrinkPhoto(new Blob([made.makeJpeg()]), { makeCanvas, edge: 1600 })
    expect(drawn[1]).toMatchObject({ width: 240, height: 1 })
    unpacksTo(640, 480)
    await shrinkPhoto(new Blob([made.makeJpeg()]), { makeCanvas, edge: 1600 })
    expect(drawn[2]).toMatchObject({ width: 640, height: 480 })
  })

  test('takes the best quality that 2G can carry, and the last one where none does', async () => {
    unpacksTo(4000, 3000)
    const good = canvasOf((quality) => quality * 400_000)
    await shrinkPhoto(shot, { makeCanvas: good.makeCanvas, edge: 1600 })
    expect(good.drawn[0]?.qualities.at(-1)).toBeCloseTo(0.58)
    const heavy = canvasOf(() => 300_000)
    const kept = await shrinkPhoto(shot, { makeCanvas: heavy.makeCanvas, edge: 1600 })
    expect(heavy.drawn[0]?.qualities).toHaveLength(6)
    expect(kept.ok).toBe(true)
  })

  test('loses what a browser wrote beside the picture', async () => {
    unpacksTo(800, 600)
    const makeCanvas: MakeCanvas = () => ({
      draw: () => undefined,
      encode: async () => new Blob([made.makeJpeg({ extra: [made.EXIF_GPS] })]),
    })
    const shrunk = await shrinkPhoto(shot, { makeCanvas, edge: 1600 })
    expect(shrunk.ok && shrunk.value.bytes).toEqual(made.makeJpeg())
  })

  test('of a hundred megapixels is refused before anything unpacks it', async () => {
    const unpack = vi.fn()
    vi.stubGlobal('createImageBitmap', unpack)
    const { makeCanvas } = canvasOf(() => 100)
    for (const large of [
      made.makeJpeg({ width: 11_000, height: 9100 }),
      made.makePng({ width: 11_000, height: 9100 }),
    ]) {
      const refused = await shrinkPhoto(new Blob([large]), { makeCanvas, edge: 1600 })
      expect(refused).toEqual({ ok: false, problem: 'too_large' })
    }
    expect(unpack).not.toHaveBeenCalled()
  })

  test('that is none, or that no canvas takes, is said to be none', async () => {
    vi.stubGlobal('createImageBitmap', async () => {
      throw new DOMException('The source image could not be decoded.', 'InvalidStateError')
    })
    const { makeCanvas } = canvasOf(() => 100)
    const none = { ok: false, problem: 'no_picture' }
    expect(await shrinkPhoto(new Blob(['Добрий день']), { makeCanvas, edge: 1600 })).toEqual(none)
    unpacksTo(800, 600)
    expect(await shrinkPhoto(shot, { makeCanvas: () => undefined, edge: 1600 })).toEqual(none)
  })
})
