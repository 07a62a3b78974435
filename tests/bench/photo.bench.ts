// What a photo of twelve megapixels costs the phone: how long the page stands still, and how much
// memory its process takes at the most.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { test } from 'vitest'
import * as v from 'valibot'
import { uk } from '../../src/i18n/uk.ts'
import { takeShot } from '../support/camera.ts'
import { button, join } from '../support/field-worker.ts'
import type { Phone } from '../support/phone.ts'
import { setStage } from '../support/stage.ts'
import { slowDown } from './bench-page.ts'
import { report } from './report.ts'

const SLOW_CPU = 4
const MEGABYTE = 1024 * 1024

const { server, newPhone } = setStage()

test('a photo of twelve megapixels', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  const folder = mkdtempSync(joinPath(tmpdir(), 'promin-photo-'))
  const file = joinPath(folder, 'IMG.jpg')
  writeFileSync(file, await takeShot(page))
  // A page of its own: the picture was painted in the one before.
  await phone.newPage()
  await page.close()
  const form = phone.page()
  await form.goto(`${server().url}/#/needs/new`)
  await button(form, /^Генератор/)
    .first()
    .tap()
  await form.getByText(uk['photo.add']).waitFor()
  await slowDown(form, SLOW_CPU)
  await form.evaluate(() => {
    const seen = { longest: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
    }).observe({ entryTypes: ['longtask'] })
  })
  const pids = await findRenderers(phone)
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = readMemory(pids, 'VmRSS')
  await form.locator('.photo-add input').setInputFiles(file)
  await form.getByRole('button', { name: 'Фото 1 з 1' }).waitFor({ timeout: 60_000 })
  const peak = readMemory(pids, 'VmHWM')
  const longest = v.parse(v.number(), await form.evaluate('seen.longest'))
  rmSync(folder, { recursive: true })
  report({
    figure: 'a photo of 12 megapixels, 4× slower CPU: longest task of the page',
    value: longest,
    unit: ' ms',
    limit: 100,
    bound: 'at most',
  })
  report({
    figure: 'a photo of 12 megapixels: memory of the tab at its peak, above before',
    value: (peak - before) / MEGABYTE,
    unit: ' MB',
    limit: 160,
    bound: 'at most',
    note: `${Math.round(before / MEGABYTE)} MB before, ${Math.round(peak / MEGABYTE)} MB at the peak`,
  })
})

/** The processes that pages live in. */
async function findRenderers(phone: Phone): Promise<readonly number[]> {
  const session = await phone.context().browser()?.newBrowserCDPSession()
  const told = await session?.send('SystemInfo.getProcessInfo')
  return (told?.processInfo ?? []).flatMap(({ type, id }) => (type === 'renderer' ? [id] : []))
}

/** Bytes, as Linux counts them: what is held now, or the most since it was last asked to forget. */
function readMemory(pids: readonly number[], what: 'VmRSS' | 'VmHWM'): number {
  const sizes = pids.map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}
