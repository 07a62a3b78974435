// Puts the bench's page beside the built app, in a copy of it, so that it is served from the same
// origin by the same server under the same policy.

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll } from 'vitest'
import type { Phone } from '../support/phone.ts'
import { DIST } from '../support/running-server.ts'
import { setStage } from '../support/stage.ts'

type BenchStage = ReturnType<typeof setStage> & {
  /** A coordinator's phone that holds a city of so many records, with a page that shows nothing yet. */
  readonly newCityPhone: (records: number) => Promise<Phone>
  /** The bench's page itself, on a new phone. */
  readonly newBenchPhone: () => Promise<Phone>
}

/** The stage of browser tests, with the bench's page beside the app. */
export function setBenchStage(): BenchStage {
  let dist = ''
  afterAll(() => rmSync(dist, { recursive: true, force: true }))
  const stage = setStage(async () => {
    dist = await buildBenchPage()
    return { dist, demo: true }
  })
  const newBenchPhone = async () => {
    const phone = await stage.newPhone()
    await phone.page().goto(`${stage.server().url}/bench/bench.html`)
    return phone
  }
  return {
    ...stage,
    newBenchPhone,
    newCityPhone: async (records) => {
      const phone = await newBenchPhone()
      const page = phone.page()
      await ask(page, `enrol('${stage.server().invite('coordinator').code}')`)
      await ask(page, `fillCity(${records})`)
      await phone.newPage()
      await page.close()
      return phone
    },
  }
}

async function buildBenchPage(): Promise<string> {
  const cache = join(DIST, '..', '.cache')
  mkdirSync(cache, { recursive: true })
  const dist = mkdtempSync(join(cache, 'bench-'))
  cpSync(DIST, dist, { recursive: true })
  await build({
    root: join(import.meta.dirname, 'page'),
    configFile: false,
    logLevel: 'error',
    base: '/bench/',
    build: {
      outDir: join(dist, 'app', 'bench'),
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'page', 'bench.html') },
    },
  })
  return dist
}

/** Calls one of the page's functions by name; what it gives is read by the caller. */
export function ask(page: Page, call: string): Promise<unknown> {
  return page.evaluate(`bench.then((bench) => bench.${call})`)
}

export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}
