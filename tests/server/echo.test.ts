import { afterEach, beforeEach, expect, test } from 'vitest'
import { NOW, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

test('an up-to-date phone is not sent back what it pushed, in less than 1 KB', async () => {
  const phone = await server.phone()
  await phone.exchange([phone.change()])
  const changes = Array.from({ length: 200 }, () => phone.change())
  const body = { protocol: 1, now: NOW, cursor: phone.cursor(), changes }
  const text = await (await phone.request(body)).text()
  expect(text.length).toBeLessThan(1024)
  expect(JSON.parse(text)).toMatchObject({ records: [], rejected: [], more: false })
  await phone.exchange(changes)
  expect((await phone.exchange()).records).toEqual([])
})

test('a phone whose replica is new to its person is told so with the first push, once', async () => {
  const phone = await server.phone()
  await phone.exchange()
  const { records } = await phone.exchange([phone.change()])
  expect(records.map(({ kind }) => kind)).toEqual(['person'])
  expect((await phone.exchange([phone.change()])).records).toEqual([])
})

test('a phone that pushes into a record it has not caught up with gets the whole record', async () => {
  const [anna, bohdan] = [await server.phone(), await server.phone()]
  const made = anna.change()
  await anna.exchange([made])
  await bohdan.exchange()
  await anna.exchange([anna.change({ note: 'кабель' }, { record: made.record })])
  const { records } = await bohdan.exchange([
    bohdan.change({ extent: 'full' }, { record: made.record }),
  ])
  expect(records.find(({ id }) => id === made.record)?.fields).toMatchObject({
    note: 'кабель',
    extent: 'full',
  })
})
