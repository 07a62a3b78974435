import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { uk } from '../../src/i18n/uk.ts'
import { PROTOCOL } from '../../src/domain/replica/wire.ts'
import { join, powerOffButton, waitUntilInstalled } from '../support/field-worker.ts'
import { EDGE_OF_CELL, openSlowNet } from '../support/slow-net.ts'
import { ask, setBenchStage, slowDown } from './bench-page.ts'
import { percentile, report } from './report.ts'

const SLOW_CPU = 4
const RECORDS = 5000
const SAVES = 200
const QUEUE = 200
const STARTS = 7

const { server, newPhone, newBenchPhone } = setBenchStage()

test('a save beside one bare strict transaction of the same bytes', async () => {
  const page = (await newBenchPhone()).page()
  await ask(page, `fill(${RECORDS})`)
  await slowDown(page, SLOW_CPU)
  const Samples = v.object({ saves: v.array(v.number()), bare: v.array(v.number()) })
  const { saves, bare } = v.parse(Samples, await ask(page, `compareSaves(${SAVES}, ${RECORDS})`))
  const ratio = percentile(saves, 0.95) / percentile(bare, 0.95)
  report({
    figure: `save, p95 of ${SAVES}, 4× slower CPU, 5,000 records: times a bare one`,
    value: ratio,
    unit: '×',
    limit: 2,
    bound: 'at most',
    note: `${inMs(percentile(saves, 0.95))} against ${inMs(percentile(bare, 0.95))}; medians ${inMs(percentile(saves, 0.5))}, ${inMs(percentile(bare, 0.5))}`,
  })
})

test('a cold start without a network to a power button that answers', async () => {
  const times = await timeStarts(noteWhenPowerIsLive, async (page) => {
    const power = powerOffButton(page)
    await power.waitFor()
    expect(await power.isEnabled()).toBe(true)
  })
  reportStart('cold offline start to a live power button, 4× slower CPU, median', times, 1)
})

test('a touch on the power button as soon as it is there', async () => {
  const times = await timeStarts(touchAtOnce, (page) =>
    page.locator('.snackbar-detail', { hasText: uk['rec.saved'] }).waitFor(),
  )
  reportStart('cold offline start to the first touch saved, 4× slower CPU, median', times, 2)
})

test('200 records that waited, over a link of 250 kbit/s and 300 ms', async () => {
  const net = await openSlowNet(server().port, EDGE_OF_CELL)
  const phone = await newPhone()
  const page = phone.page()
  await page.goto(`${net.url}/bench/bench.html`)
  expect(await ask(page, `enrol('${server().invite('field').code}')`)).toBe(true)
  await phone.context().setOffline(true)
  await ask(page, `fill(${QUEUE})`)
  const changes = await ask(page, 'changes()')
  expect(await ask(page, 'queued()')).toBe(QUEUE)
  await phone.context().setOffline(false)
  const sentBefore = net.bytesUp()
  const ms = v.parse(v.number(), await ask(page, 'drain()'))
  const whole = { protocol: PROTOCOL, batch: 'x', now: Date.now(), cursor: null, changes }
  const bytes = gzipSync(JSON.stringify(whole)).length
  const roundTrip = 2 * EDGE_OF_CELL.delayMs
  const leastMs = (bytes / EDGE_OF_CELL.bytesPerSecond) * 1000 + 2 * roundTrip
  report({
    figure: '200 queued records over 250 kbit/s, 300 ms: times the link’s limit',
    value: ms / leastMs,
    unit: '×',
    limit: 1.5,
    bound: 'at most',
    note: `${inMs(ms)} against ${inMs(leastMs)}; ${bytes} B gzip, ${net.bytesUp() - sentBefore} B sent`,
  })
  await net.close()
})

/** Presses the button when it comes, and leaves the moment at which the screen says that it is saved. */
async function touchAtOnce(page: Page): Promise<void> {
  await page.addInitScript((saved: string) => {
    let isTouched = false
    const observer = new MutationObserver(() => {
      const hero = document.querySelector<HTMLElement>('.hero')
      if (!isTouched && hero !== null) {
        isTouched = true
        setTimeout(() => hero.click())
      }
      if (document.querySelector('.snackbar-detail')?.textContent !== saved) return
      observer.disconnect()
      Object.assign(globalThis, { notedAt: performance.now() })
    })
    observer.observe(document, { childList: true, subtree: true, attributes: true })
  }, uk['rec.saved'])
}

/** Starts a phone that has the whole app, again and again; gives the moments that the page noted, in ms
 *  since the start of the navigation. */
async function timeStarts(
  note: (page: Page) => Promise<void>,
  isDone: (page: Page) => Promise<void>,
): Promise<readonly number[]> {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  const times: number[] = []
  for (let n = 0; n < STARTS; n++) {
    await phone.close()
    await phone.open({ offline: true })
    const page = phone.page()
    await note(page)
    await slowDown(page, SLOW_CPU)
    await page.goto(server().url, { waitUntil: 'commit' })
    await isDone(page)
    times.push(v.parse(v.number(), await page.evaluate('notedAt')))
  }
  return times
}

function reportStart(figure: string, times: readonly number[], limit: number): void {
  report({
    figure,
    value: percentile(times, 0.5) / 1000,
    unit: ' s',
    limit,
    bound: 'at most',
    note: times.map((ms) => (ms / 1000).toFixed(2)).join(' '),
  })
}

/** Leaves the moment at which the button could be pressed, since the start of the navigation. */
async function noteWhenPowerIsLive(page: Page): Promise<void> {
  await page.addInitScript(
    (names: readonly string[]) => {
      const observer = new MutationObserver(() => {
        const buttons = [...document.querySelectorAll('button:enabled')]
        if (!buttons.some((one) => names.includes(one.textContent?.trim() ?? ''))) return
        observer.disconnect()
        Object.assign(globalThis, { notedAt: performance.now() })
      })
      observer.observe(document, { childList: true, subtree: true, attributes: true })
    },
    [uk['power.act.off'], uk['power.off']],
  )
}

function inMs(ms: number): string {
  return `${ms.toFixed(ms < 100 ? 1 : 0)} ms`
}
