// Puts the bench's page beside the built app, in a copy of it, so that it is served from the same
// origin by the same server under the same policy.

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { DIST } from '../support/running-server.ts'

export type BenchBuild = { readonly dist: string; readonly remove: () => void }

export async function buildBenchPage(): Promise<BenchBuild> {
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
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) }
}

/** Calls one of the page's functions by name; what it gives is read by the caller. */
export function ask(page: Page, call: string): Promise<unknown> {
  return page.evaluate(`bench.then((bench) => bench.${call})`)
}

export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}
