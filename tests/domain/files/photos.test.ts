import { expect, test } from 'vitest'
import { MAX_PHOTOS, readHandOutPhotos } from '../../../src/domain/files/photos.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'

function photo(n: number): string {
  return n.toString(16).padStart(64, '0')
}

function photos(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`photos/${photo(n)}`, true]))
}

test('a change with more photos than a record may have is refused at the first that is too many', () => {
  expect(findInvalidPath('need', photos(MAX_PHOTOS))).toBeUndefined()
  expect(findInvalidPath('need', photos(MAX_PHOTOS + 1))).toBe(`photos/${photo(MAX_PHOTOS)}`)
})

test('a photo that is taken out does not count', () => {
  const set = { ...photos(MAX_PHOTOS), [`photos/${photo(99)}`]: false }
  expect(findInvalidPath('outage', set)).toBeUndefined()
})

test('a hand-out that was taken back shows its photo no more', () => {
  const fields = { 'distributions/a/photo': photo(1), 'distributions/b/photo': photo(2) }
  expect(readHandOutPhotos(fields)).toEqual([photo(1), photo(2)])
  expect(readHandOutPhotos({ ...fields, 'distributions/a/removed': true })).toEqual([photo(2)])
})
