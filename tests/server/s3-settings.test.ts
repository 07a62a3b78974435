import { expect, test } from 'vitest'
import { readS3Settings } from '../../server/cli/s3-settings.ts'

const WHOLE = {
  PROMIN_S3_ENDPOINT: 'https://s3.example.org/',
  PROMIN_S3_BUCKET: 'promin-photos',
  PROMIN_S3_ACCESS_KEY: 'key',
  PROMIN_S3_SECRET_KEY: 'a secret',
}

test('without a word about S3 photos lie in the data folder', () => {
  expect(readS3Settings({})).toBeUndefined()
  expect(readS3Settings({ PROMIN_S3_BUCKET: '' })).toBeUndefined()
})

test('all of it said is S3, with the usual region', () => {
  expect(readS3Settings(WHOLE)).toMatchObject({
    endpoint: 'https://s3.example.org',
    region: 'us-east-1',
  })
})

test.each([
  ['half of it', { ...WHOLE, PROMIN_S3_BUCKET: '' }],
  ['an endpoint with a path', { ...WHOLE, PROMIN_S3_ENDPOINT: 'https://example.org/s3' }],
  ['no address', { ...WHOLE, PROMIN_S3_ENDPOINT: 's3.example.org' }],
  ['a bucket that leads elsewhere', { ...WHOLE, PROMIN_S3_BUCKET: '../other' }],
])('%s is refused in a sentence that repeats no secret', (_name, env) => {
  expect(() => readS3Settings(env)).toThrow(/PROMIN_S3_/)
  expect(() => readS3Settings(env)).not.toThrow(/a secret/)
})
