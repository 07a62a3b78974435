// Many phones push to several server processes while others pull: does any reader miss a record?

import type { Change } from '../../src/domain/replica/change.ts'
import { makeOutageChanges, makeReplica, sync, type Synced } from './api-client.ts'
import { insist } from './insist.ts'

const TELL_MS = 30_000

export type SequenceRun = {
  /** The servers, which phones use by turns. */
  readonly urls: readonly string[]
  readonly writers: readonly string[]
  readonly readers: readonly string[]
  readonly pushes: number
  readonly batch: number
}

export type SequenceResult = {
  readonly written: number
  /** For each reader, how many records it never got. */
  readonly skipped: readonly number[]
}

export async function runSequence(run: SequenceRun): Promise<SequenceResult> {
  const written = new Set<string>()
  let isDone = false
  const reading = Promise.all(run.readers.map((token) => readAlong(run, token, () => isDone)))
  const tell = setInterval(() => {
    if (written.size > 3000) console.log(`${written.size} rows`)
  }, TELL_MS)
  const writing = run.writers.map(async (token, n) => {
    const replica = makeReplica()
    for (let push = 0; push < run.pushes; push += 1) {
      const changes = makeOutageChanges(run.batch, replica, Date.now() - 60_000 + push)
      await pushThrough(pick(run.urls, n + push), token, changes)
      for (const { record } of changes) written.add(record)
    }
  })
  try {
    await Promise.all(writing)
  } finally {
    clearInterval(tell)
    isDone = true
  }
  const seen = await reading
  const missing = (held: ReadonlySet<string>) => [...written].filter((id) => !held.has(id)).length
  return { written: written.size, skipped: seen.map(missing) }
}

async function pushThrough(url: string, token: string, changes: readonly Change[]): Promise<void> {
  const { response } = await insist(() => sync(url, token, { changes, limit: 1 }))
  if (response.rejected.length > 0) throw new Error(`rejected: ${response.rejected[0]?.code}`)
}

async function readAlong(
  { urls }: SequenceRun,
  token: string,
  isDone: () => boolean,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  let cursor: string | null = null
  for (let turn = 0; ; turn += 1) {
    // Asked before: what was written until then must come with this pull or one that follows it.
    const isLast = isDone()
    const url = pick(urls, turn)
    const from: string | null = cursor
    const { response }: Synced = await insist(() => sync(url, token, { cursor: from, limit: 1000 }))
    for (const { kind, id } of response.records) if (kind === 'outage') seen.add(id)
    cursor = response.cursor
    if (isLast && !response.more) return seen
  }
}

function pick(urls: readonly string[], n: number): string {
  return urls[n % urls.length] ?? ''
}
