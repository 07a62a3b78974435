import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectFile } from '../../../src/domain/files/inspect-file.ts'
import { readJpegSize, stripJpeg } from '../../../src/domain/files/jpeg.ts'
import * as made from '../../support/made-files.ts'

const verdictOf = (bytes: Uint8Array) => {
  const seen = inspectFile(bytes)
  return seen.ok ? seen.value.type : seen.problem
}

describe('a file is what its bytes say', () => {
  test.each([
    ['a photo', made.makeJpeg(), 'image/jpeg'],
    ['a drawing', made.makePng(), 'image/png'],
    ['a picture of another phone', made.makeWebp(), 'image/webp'],
    ['a paper', made.makePdf(), 'application/pdf'],
    ['a drawing that can run scripts', made.makeSvg(), 'unknown_type'],
    ['nothing', new Uint8Array(), 'unknown_type'],
    ['the first half of a photo', made.makePhoto(500).subarray(0, 300), 'broken'],
    ['a photo with its place in it', made.makeJpeg({ extra: [made.EXIF_GPS] }), 'metadata'],
    ['a photo with words in it', made.makeJpeg({ extra: [made.COMMENT] }), 'metadata'],
    ['a drawing with its author in it', made.makePng({ extra: [made.PNG_TEXT] }), 'metadata'],
    ['a WebP with EXIF', made.makeWebp([made.WEBP_EXIF]), 'metadata'],
    ['a photo that is an archive too', made.join(made.makeJpeg(), made.ZIP_TAIL), 'two_in_one'],
    ['a drawing that is an archive too', made.join(made.makePng(), made.ZIP_TAIL), 'two_in_one'],
    ['a WebP that is an archive too', made.join(made.makeWebp(), made.ZIP_TAIL), 'two_in_one'],
    ['a paper that is an archive too', made.join(made.makePdf(), made.ZIP_TAIL), 'two_in_one'],
    ['a photo without a size', made.makeJpeg({ width: 0 }), 'broken'],
    ['100 megapixels', made.makeJpeg({ width: 11_000, height: 9100 }), 'too_many_pixels'],
  ])('%s', (_name, bytes, verdict) => {
    expect(verdictOf(bytes)).toBe(verdict)
  })

  test('whatever bytes come, it ends with a verdict and never throws', () => {
    const heads = [made.makeJpeg(), made.makePng(), made.makeWebp(), made.makePdf()]
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.nat(80), fc.uint8Array(), (head, cut, tail) => {
        expect(verdictOf(made.join(head.subarray(0, cut), tail))).toBeTypeOf('string')
      }),
    )
  })
})

describe('what a camera wrote beside the picture', () => {
  test('goes, and the picture stays as it was', () => {
    const marked = made.makeJpeg({ extra: [made.EXIF_GPS, made.COMMENT] })
    expect(stripJpeg(marked)).toEqual(made.makeJpeg())
  })

  test('goes wherever it stands, and a second time changes nothing', () => {
    const extra = fc.array(
      fc
        .tuple(fc.integer({ min: 0xe1, max: 0xef }), fc.uint8Array({ maxLength: 60 }))
        .map(([marker, body]) => made.segment(marker, body)),
    )
    fc.assert(
      fc.property(extra, fc.uint8Array(), (segments, scan) => {
        const stripped = stripJpeg(made.makeJpeg({ extra: segments, scan }))
        expect(stripped && verdictOf(stripped)).toBe('image/jpeg')
        expect(stripped && stripJpeg(stripped)).toEqual(stripped)
      }),
    )
  })

  test('what is no whole JPEG is not touched', () => {
    expect(stripJpeg(made.makePng())).toBeUndefined()
    expect(stripJpeg(made.makePhoto(500).subarray(0, 300))).toBeUndefined()
  })
})

test('the size of a photo is known from its beginning, before anything unpacks it', () => {
  const photo = made.makeJpeg({ width: 4000, height: 3000, extra: [made.EXIF_GPS] })
  expect(readJpegSize(photo.subarray(0, 120))).toEqual({ width: 4000, height: 3000 })
  expect(readJpegSize(photo.subarray(0, 10))).toBeUndefined()
  expect(readJpegSize(made.makePdf())).toBeUndefined()
})
