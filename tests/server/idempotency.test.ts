import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countChanges, startTestServer, type TestServer } from './support/test-server.ts'
import { OUTAGE } from './support/test-phone.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const rows = () => countChanges(server.db)

describe('a push that is sent again', () => {
  test('has no second effect, and is accepted again', async () => {
    const phone = await server.phone()
    const changes = [phone.change(), phone.change()]
    const first = await phone.sync(changes)
    const second = await phone.sync(changes)
    expect([first.rejected, second.rejected]).toEqual([[], []])
    expect(await rows()).toBe(2)
    expect(second.records.map(({ id }) => id).sort()).toEqual(
      first.records.map(({ id }) => id).sort(),
    )
  })

  test('eight times at once is one effect', async () => {
    const phone = await server.phone()
    const changes = Array.from({ length: 20 }, () => phone.change())
    const answers = await Promise.all(Array.from({ length: 8 }, () => phone.sync(changes)))
    expect(answers.flatMap(({ rejected }) => rejected)).toEqual([])
    expect(await rows()).toBe(20)
  })

  test('is the same change whatever the order of its paths', async () => {
    const phone = await server.phone()
    const change = phone.change()
    await phone.sync([change])
    const turned = { ...change, set: Object.fromEntries(Object.entries(change.set).toReversed()) }
    expect((await phone.sync([turned])).rejected).toEqual([])
  })
})

describe('an id that is used for other content', () => {
  test('is rejected as id_reused, and the first content stays', async () => {
    const phone = await server.phone()
    const change = phone.change()
    await phone.sync([change])
    const other = { ...change, set: { ...OUTAGE, service: 'heating' } }
    const { rejected, records } = await phone.sync([other])
    expect(rejected).toMatchObject([{ id: change.id, code: 'id_reused' }])
    expect(records.find(({ id }) => id === change.record)?.fields).toEqual(change.set)
  })

  test('is rejected within one push too, its neighbours are not', async () => {
    const phone = await server.phone()
    const change = phone.change()
    const other = { ...change, set: { ...OUTAGE, service: 'gas' } }
    const neighbour = phone.change()
    const { rejected } = await phone.sync([change, other, neighbour])
    expect(rejected).toMatchObject([{ id: change.id, code: 'id_reused' }])
    expect(await rows()).toBe(2)
  })

  test('is rejected for another record or another kind', async () => {
    const phone = await server.phone()
    const change = phone.change()
    await phone.sync([change])
    const { rejected } = await phone.sync([{ ...change, record: phone.change().record }])
    expect(rejected).toMatchObject([{ id: change.id, code: 'id_reused' }])
  })
})
