import { expect, test } from 'vitest'
import { openPhone } from '../support/phone.ts'
import { startServer } from '../support/running-server.ts'

test('no text becomes markup or code, and no worker comes from elsewhere', async () => {
  const server = await startServer()
  const phone = await openPhone()
  const page = phone.page()
  await page.goto(server.url)
  const outcomes = await page.evaluate(() => {
    const attempt = (act: () => unknown) => {
      try {
        act()
        return 'done'
      } catch (error) {
        return error instanceof Error ? error.name : 'refused'
      }
    }
    return [
      attempt(() => {
        document.createElement('p').innerHTML = '<b>bold</b>'
      }),
      attempt(() => new Worker('https://elsewhere.example/worker.js')),
      attempt(() => {
        document.createElement('script').src = 'data:text/javascript,1'
      }),
    ]
  })
  expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError'])
  await phone.remove()
  await server.remove()
})
