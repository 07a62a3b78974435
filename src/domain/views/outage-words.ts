// What was said of a service over time. Each record of a spot is a row of words (it went off, it is
// still off, it is back); what they mean for the time between is decided here, once, for the drawing
// and for the hours. [OH2-OH5]
//
//   record       off ───────────── back      off ─ ─ ─ ─ ─ (nobody said more: believed for a day)
//   known        ███████████████████ on 24 h ████████████▒▒▒▒▒ not known

import { DAY_MS, type Moment } from '../base/moment.ts'
import type { Outage } from '../records/outage.ts'

/** What is told is believed for this long. */
const BELIEVED_MS = DAY_MS

export type Window = { readonly from: Moment; readonly to: Moment }
export type Known = { readonly off: readonly Window[]; readonly on: readonly Window[] }

type Word = { readonly at: Moment; readonly isOff: boolean }

/** Gives when the service was off, and when it was there. Expects the records of one service at one
 *  spot, without removed ones. Off outweighs on where both cover a moment. [OH2-OH5] */
export function readKnown(outages: readonly Outage[], now: Moment): Known {
  const told = outages.map((outage) => ({ outage, words: wordsOf(outage) }))
  const back = told.flatMap(({ words }) => words.filter(({ isOff }) => !isOff)).map(({ at }) => at)
  return {
    off: told.flatMap(({ outage, words }) => offOf({ outage, words, back }, now)),
    on: told.flatMap(({ outage, words }) => [
      ...(outage.startedPrecision === 'before'
        ? []
        : [{ from: outage.startedAt - BELIEVED_MS, to: outage.startedAt }]),
      ...words.flatMap(({ at, isOff }) =>
        isOff ? [] : [{ from: at, to: Math.min(now, at + BELIEVED_MS) }],
      ),
    ]),
  }
}

/** Gives the last that was said of a service at one spot, and when somebody last knew it; undefined where
 *  nobody said anything yet. */
export function lastTold(
  outages: readonly Outage[],
  now: Moment,
): { readonly isOff: boolean; readonly toldAt: Moment } | undefined {
  const words = outages.flatMap((outage) =>
    wordsOf(outage).map((word) => ({ ...word, told: lastWord(outage, word.at, now) })),
  )
  const past = words.filter(({ at }) => at <= now).sort((a, b) => b.at - a.at)
  const [last] = past
  if (last === undefined) return undefined
  const told = past.filter(({ isOff }) => isOff === last.isOff).map((word) => word.told)
  return { isOff: last.isOff, toldAt: last.isOff ? Math.max(...told) : last.at }
}

/** Gives the words of one record in order. An end at or before the start, from a wrong clock or from
 *  somebody who only saw the service, says nothing but that it was there. */
function wordsOf({ startedAt, endedAt, checks }: Outage): readonly Word[] {
  const isSeen = endedAt !== undefined && endedAt <= startedAt
  return [
    { at: isSeen ? endedAt : startedAt, isOff: !isSeen },
    ...(endedAt === undefined || isSeen ? [] : [{ at: endedAt, isOff: false }]),
    ...checks.flatMap(({ at, state }) =>
      state === undefined || at < startedAt ? [] : [{ at, isOff: state === 'still-off' }],
    ),
  ].sort((a, b) => a.at - b.at || Number(b.isOff) - Number(a.isOff))
}

type Told = { outage: Outage; words: readonly Word[]; back: readonly Moment[] }

function offOf({ outage, words, back }: Told, now: Moment): Window[] {
  return words.flatMap(({ at, isOff }, index): Window[] => {
    if (!isOff) return []
    const next = words[index + 1]
    if (next !== undefined) return [{ from: at, to: next.at }]
    const seen = Math.min(...back.filter((moment) => moment > at))
    return [{ from: at, to: Math.min(now, seen, lastWord(outage, at, now) + BELIEVED_MS) }]
  })
}

/** When somebody last knew: "it went off on Monday", written down on Thursday, is a word of Thursday.
 *  So is a look that said nothing else. */
function lastWord({ checks, recordedAt, endedAt }: Outage, at: Moment, now: Moment): Moment {
  const looks = checks.flatMap((check) => (check.state === undefined ? [check.at] : []))
  const written = endedAt === undefined && recordedAt !== undefined ? [recordedAt] : []
  return Math.max(at, ...[...looks, ...written].filter((moment) => moment <= now))
}
