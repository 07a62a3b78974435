// Orders a file from a worker and hands it to the browser.

import * as v from 'valibot'
import type { Language } from '../i18n/translate.ts'
import type { ExportOrder } from '../exports/write-export.ts'

export type ExportWish = {
  readonly order: ExportOrder
  readonly language: Language
  readonly municipality: string
  readonly divisions: readonly string[]
  readonly places: Readonly<Record<string, string>>
}

type Answer = { readonly tag: 'failed' } | { readonly tag: 'file'; readonly file: Blob }

const Points = v.object({ points: v.record(v.string(), v.tuple([v.number(), v.number()])) })

/** Gives the file; undefined where it could not be written. */
export async function orderExport(wish: ExportWish): Promise<Blob | undefined> {
  const points = wish.order.format === 'geojson' ? await loadPoints() : {}
  const worker = new Worker(new URL('../workers/export-worker.ts', import.meta.url), {
    type: 'module',
  })
  try {
    return await new Promise<Blob | undefined>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
        resolve(data.tag === 'file' ? data.file : undefined),
      )
      worker.addEventListener('error', () => resolve(undefined))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
      worker.postMessage({ ...wish, points })
    })
  } finally {
    worker.terminate()
  }
}

/** Lets the browser save a file under a name. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by then; what is never released stays in memory until the page closes.
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
}

const RELEASE_MS = 60_000

/** Inner points of districts; without them, rows of the file have no place on a map. */
async function loadPoints(): Promise<v.InferOutput<typeof Points>['points']> {
  try {
    const answer = await fetch('/geo/points.json')
    return v.parse(Points, await answer.json()).points
  } catch {
    return {}
  }
}
