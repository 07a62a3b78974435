import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { MAX_FILE_BYTES } from '../../src/domain/files/inspect-file.ts'
import * as made from '../support/made-files.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'
import { createTusClient } from './support/tus.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const photo = made.makePhoto(20_000)
const sha256 = made.sha256Of(photo)
const client = async (
  role: 'field' | 'coordinator' | 'viewer' = 'field',
  at = server.municipality,
) => createTusClient(server.app, (await server.phone(role, { in: at })).token)
const fetched = async (by: Awaited<ReturnType<typeof client>>, name = sha256) =>
  by.ask('GET', `/api/files/${name}`)
const staged = () => {
  const folder = server.uploads
  return readdirSync(folder)
}

describe('a photo', () => {
  test.each(['field', 'coordinator'] as const)('of a %s is kept and given to all', async (role) => {
    expect((await (await client(role)).upload(photo)).status).toBe(204)
    for (const reader of ['field', 'coordinator', 'viewer'] as const) {
      const answer = await fetched(await client(reader))
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(photo)
    }
    expect(staged()).toEqual([])
  })

  test('is not taken from a viewer, at any step', async () => {
    const viewer = await client('viewer')
    expect(await readProblem(await viewer.upload(photo))).toBe('403 forbidden')
    expect(await readProblem(await viewer.send('/api/files/x', 0, photo))).toBe('403 forbidden')
    expect(await readProblem(await viewer.ask('DELETE', '/api/files/x'))).toBe('403 forbidden')
  })

  test('is served shut in, for ever, and under its own type', async () => {
    const phone = await client()
    await phone.upload(photo)
    const { headers } = await fetched(phone)
    expect(headers.get('content-type')).toBe('image/jpeg')
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const again = { headers: { 'if-none-match': headers.get('etag') ?? '' } }
    expect((await phone.ask('GET', `/api/files/${sha256}`, again)).status).toBe(304)
  })

  test('of another municipality does not exist, whole or under way', async () => {
    const [ours, theirs] = [await client(), await client('coordinator', server.other)]
    const started = await ours.start(photo)
    const location = started.headers.get('location') ?? ''
    expect(await theirs.offsetOf(location)).toBe(404)
    expect(await readProblem(await theirs.send(location, 0, photo))).toBe('404 not_found')
    expect(await readProblem(await theirs.ask('DELETE', location))).toBe('404 not_found')
    await ours.send(location, 0, photo)
    expect(await readProblem(await fetched(theirs))).toBe('404 not_found')
    // And saying its hash does not open it: they have to send the bytes.
    expect((await theirs.start(photo)).headers.get('upload-offset')).toBe('0')
  })

  test('that is here already is not sent again, and counts as complete to any tus client', async () => {
    const [first, second] = [await client(), await client()]
    await first.upload(photo)
    const again = await second.start(photo)
    expect(again.status).toBe(201)
    expect(again.headers.get('upload-offset')).toBe(String(photo.length))
    expect(await second.offsetOf(again.headers.get('location') ?? '')).toBe(photo.length)
  })

  test('of another phone of the same municipality is not continued by a second one', async () => {
    const [first, second] = [await client(), await client()]
    const location = (await first.start(photo)).headers.get('location') ?? ''
    expect(await readProblem(await second.send(location, 0, photo))).toBe('404 not_found')
  })
})

describe('what is not kept', () => {
  test.each([
    ['other bytes than were announced', photo, { sha256: 'a'.repeat(64) }],
    ['a drawing under the name of a photo', made.makePng(), {}],
    ['a photo under the name of a paper', photo, { type: 'application/pdf' }],
    ['a page that calls itself a photo', made.makeSvg(), {}],
    ['a photo with its place in it', made.makeJpeg({ extra: [made.EXIF_GPS] }), {}],
    ['a photo that is an archive as well', made.join(photo, made.ZIP_TAIL), {}],
    ['100 megapixels', made.makeJpeg({ width: 11_000, height: 9100 }), {}],
  ])('%s', async (_name, bytes, said) => {
    const phone = await client()
    expect(await readProblem(await phone.upload(bytes, said))).toBe('422 invalid_file')
    expect(staged()).toEqual([])
    expect(await readProblem(await fetched(phone, made.sha256Of(bytes)))).toBe('404 not_found')
    expect(await readProblem(await fetched(phone, 'a'.repeat(64)))).toBe('404 not_found')
  })

  test.each([
    ['a kind that nobody takes', { type: 'image/svg+xml' }, '415 unsupported_type'],
    ['more than is allowed', { length: MAX_FILE_BYTES + 1 }, '413 too_large'],
    ['nothing', { length: 0 }, '400 malformed'],
    ['a hash that is none', { sha256: '../../promin.sqlite' }, '400 malformed'],
    ['no metadata', { metadata: '' }, '400 malformed'],
  ])('%s is refused when it is announced', async (_name, said, problem) => {
    expect(await readProblem(await (await client()).start(photo, said))).toBe(problem)
  })

  test('more bytes than were announced, said beforehand or not', async () => {
    const phone = await client()
    const location = (await phone.start(photo)).headers.get('location') ?? ''
    const long = made.join(photo, photo)
    expect(await readProblem(await phone.send(location, 0, streamOf([long])))).toBe('413 too_large')
    expect(await readProblem(await phone.send(location, 0, long))).toBe('413 too_large')
  })

  test('what speaks another tus, or none', async () => {
    const phone = await client()
    const headers = { 'tus-resumable': '0.2.2' }
    const answer = await phone.ask('POST', '/api/files/', { headers })
    expect(answer.headers.get('tus-version')).toBe('1.0.0')
    expect(answer.headers.get('tus-resumable')).toBe('1.0.0')
    expect(await readProblem(answer)).toBe('412 unknown_tus_version')
  })
})

test('a phone that sends too many photos in a day is asked to wait, and for how long', async () => {
  const limits = { fileBytes: { size: photo.length, perMs: photo.length / DAY_MS } }
  await server.remove()
  server = await startTestServer({ limits })
  const phone = await client()
  await phone.upload(photo)
  const refused = await phone.start(made.makePhoto(20_000, 9))
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await readProblem(refused)).toBe('429 too_many_requests')
})

test('anybody may learn what of tus is spoken', async () => {
  const { headers } = await server.app.request('/api/files/', { method: 'OPTIONS' })
  expect(headers.get('tus-extension')).toBe('creation,expiration,termination')
  expect(headers.get('tus-max-size')).toBe(String(MAX_FILE_BYTES))
})

function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })
}
