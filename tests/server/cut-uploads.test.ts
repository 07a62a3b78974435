import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import * as made from '../support/made-files.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'
import { createTusClient } from './support/tus.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const photo = made.makePhoto(20_000)
const client = async () => createTusClient(server.app, (await server.phone()).token)
const staged = () => readdirSync(server.uploads)

describe('an upload that was cut', () => {
  test('goes on from what came, however often it is cut and wherever', async () => {
    const phone = await client()
    const cuts = fc.array(fc.nat(photo.length), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(cuts, fc.nat(), async (places, seed) => {
        const bytes = made.makePhoto(20_000, seed + 2)
        const location = (await phone.start(bytes)).headers.get('location') ?? ''
        for (const place of places) {
          const offset = await phone.offsetOf(location)
          await phone.send(location, offset, brokenStream(bytes.subarray(offset, place)))
          expect(await phone.offsetOf(location)).toBe(Math.max(offset, place))
        }
        const offset = await phone.offsetOf(location)
        expect((await phone.send(location, offset, bytes.slice(offset))).status).toBe(204)
        const kept = await phone.ask('GET', `/api/files/${made.sha256Of(bytes)}`)
        expect(made.sha256Of(new Uint8Array(await kept.arrayBuffer()))).toBe(made.sha256Of(bytes))
      }),
      { numRuns: 12, seed: 20_261_125 },
    )
  })

  test('takes no piece twice and none out of order', async () => {
    const phone = await client()
    const location = (await phone.start(photo)).headers.get('location') ?? ''
    await phone.send(location, 0, photo.slice(0, 8000))
    for (const offset of [0, 4000, 12_000]) {
      const answer = await phone.send(location, offset, photo.slice(offset))
      expect(answer.headers.get('upload-offset')).toBe('8000')
      expect(await readProblem(answer)).toBe('409 wrong_offset')
    }
    expect((await phone.send(location, 8000, photo.slice(8000))).status).toBe(204)
  })

  test('is not held up by the same phone’s own old connection, which does not know that it is dead', async () => {
    const phone = await client()
    const location = (await phone.start(photo)).headers.get('location') ?? ''
    let hanging: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        hanging = controller
        controller.enqueue(photo.slice(0, 5000))
      },
    })
    const old = phone.send(location, 0, body)
    await expect.poll(() => staged().length).toBe(2)
    const offset = await phone.offsetOf(location)
    expect((await phone.send(location, offset, photo.slice(offset))).status).toBe(204)
    await old
    expect(() => hanging?.enqueue(photo.slice(5000))).toThrow()
    expect((await phone.ask('GET', `/api/files/${made.sha256Of(photo)}`)).status).toBe(200)
  })

  test('that nobody goes on with is gone after a week', async () => {
    const phone = await client()
    const location = (await phone.start(photo)).headers.get('location') ?? ''
    server.clock.now += 6 * DAY_MS
    expect(await server.vault.uploads.sweep()).toBe(0)
    expect(await phone.offsetOf(location)).toBe(0)
    server.clock.now += DAY_MS
    expect(await phone.offsetOf(location)).toBe(404)
    expect(await server.vault.uploads.sweep()).toBe(1)
    expect(staged()).toEqual([])
  })

  test('can be given up', async () => {
    const phone = await client()
    const location = (await phone.start(photo)).headers.get('location') ?? ''
    expect((await phone.ask('DELETE', location)).status).toBe(204)
    expect(await phone.offsetOf(location)).toBe(404)
  })

  test('leaves room: of more than twenty the oldest goes', async () => {
    const phone = await client()
    const locations: string[] = []
    for (let count = 0; count < 22; count++) {
      server.clock.now += 1000
      locations.push((await phone.start(photo)).headers.get('location') ?? '')
    }
    expect(staged()).toHaveLength(40)
    expect(await phone.offsetOf(locations[1] ?? '')).toBe(404)
    expect(await phone.offsetOf(locations[2] ?? '')).toBe(0)
  })
})

/** What came before the connection was cut. */
function brokenStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    pull: (controller) => {
      if (isSent || bytes.length === 0) controller.error(new Error('cut'))
      else controller.enqueue(bytes.slice())
      isSent = true
    },
  })
}
