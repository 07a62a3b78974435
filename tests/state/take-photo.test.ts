import { expect, test } from 'vitest'
import { MAX_FILE_BYTES } from '../../src/domain/files/inspect-file.ts'
import { takePhoto } from '../../src/state/take-photo.ts'
import { makePdf, makePhoto, sha256Of } from '../support/made-files.ts'

const pdf = (bytes: BlobPart) => new Blob([bytes], { type: 'application/pdf' })

test('a scanned paper is kept as it is, named by its bytes', async () => {
  const bytes = makePdf()
  expect(await takePhoto(pdf(bytes))).toEqual({
    ok: true,
    value: { sha256: sha256Of(bytes), type: 'application/pdf', bytes, thumb: undefined },
  })
})

test.each([
  ['that calls itself one and is a photo', pdf(makePhoto(500)), 'no_picture'],
  [
    'that is larger than the server takes',
    pdf(new Uint8Array(MAX_FILE_BYTES + 1)),
    'paper_too_large',
  ],
])('a paper %s is refused', async (_name, file, problem) => {
  expect(await takePhoto(file)).toEqual({ ok: false, problem })
})
