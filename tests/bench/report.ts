// Each bench leaves its rows in one file; scripts/bench.mjs prints them as a table.

import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const FILE = join(import.meta.dirname, '..', '..', '.cache', 'bench.jsonl')

export type Row = {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly limit: number
  /** The limit is the most that is allowed, or the least. */
  readonly bound: 'at most' | 'at least'
  readonly note?: string
}

export function report(row: Row): void {
  mkdirSync(dirname(FILE), { recursive: true })
  appendFileSync(FILE, `${JSON.stringify(row)}\n`)
}

/** Gives the value below which the share `p` (0 to 1) of the samples lies. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}
