// Counts the city beside the page, so that nothing a coordinator touches ever waits for it. It reads
// the same database, wakes on its writes, and answers the last question that it was asked. The last
// count is kept: a start shows it at once, with its time, and the new one when it is there.

import { MINUTE_MS } from '../domain/base/moment.ts'
import {
  readOverview,
  type CityQuestion,
  type CityRecords,
  type Overview,
} from '../domain/views/overview/overview.ts'
import { sumAreas, type AreaSum } from '../domain/views/overview/area-sums.ts'
import { REACH_MS } from '../domain/views/overview/reach.ts'
import { phoneRandom } from '../platform/random.ts'
import { openCityReader, type CityReader } from '../storage/city-reader.ts'

declare const self: DedicatedWorkerGlobalScope

/** `areas`: those of the map, where it shows others than the municipality's own. */
type CityAsked = { readonly question: CityQuestion; readonly areas: readonly string[] }
type Counted = {
  readonly question: CityQuestion
  readonly overview: Overview
  readonly areas: readonly AreaSum[]
}

const KEEP_EVERY_MS = 5 * MINUTE_MS
/** A count of another version of the app may have another shape. */
const BUILD = import.meta.env.VITE_BUILT_AT

let asked: CityAsked | undefined
let records: CityRecords | undefined
let watched: { readonly since: number; readonly stop: () => void } | undefined
let keptAt = Number.NEGATIVE_INFINITY

const reader = openCityReader({ random: phoneRandom })
void tellKept() // never rejects but for a bug: reading gives values

self.addEventListener('message', ({ data }: MessageEvent<CityAsked>) => {
  asked = data
  void follow(data) // settles with an answer or with a word of failure
})

async function tellKept(): Promise<void> {
  const opened = await reader
  if (!opened.ok) return
  const kept = await opened.value.recall()
  if (records === undefined && isKept(kept) && kept.build === BUILD)
    tell({ tag: 'answer', ...kept.counted })
}

async function follow({ question }: CityAsked): Promise<void> {
  const opened = await reader
  if (!opened.ok) {
    tell({ tag: 'failed' })
    return
  }
  watchFrom(opened.value, (question.days[0]?.from ?? question.now) - REACH_MS)
  answer(opened.value)
}

/** A longer period reads more outages; a shorter one is answered from what is here. */
function watchFrom(opened: CityReader, since: number): void {
  if (watched !== undefined && watched.since <= since) return
  watched?.stop()
  records = undefined
  const stop = opened.watch(
    since,
    (found) => {
      records = found
      answer(opened)
    },
    () => tell({ tag: 'failed' }),
  )
  watched = { since, stop }
}

function answer(opened: CityReader): void {
  if (records === undefined || asked === undefined) return
  const { question } = asked
  const overview = readOverview(records, question)
  const counted = { question, overview, areas: sumAreas(records, question, asked.areas) }
  tell({ tag: 'answer', ...counted })
  // The names of the districts may come a moment later than the question.
  if (question.districts.length === 0 || question.now - keptAt < KEEP_EVERY_MS) return
  keptAt = question.now
  void opened.keep({ build: BUILD, counted }) // never rejects
}

function isKept(kept: unknown): kept is { readonly build: string; readonly counted: Counted } {
  return typeof kept === 'object' && kept !== null && 'build' in kept && 'counted' in kept
}

function tell(message: { readonly tag: 'failed' } | ({ readonly tag: 'answer' } & Counted)): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's page, not a window
  self.postMessage(message)
}
