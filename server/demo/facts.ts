// What a partner cities' article states (facts.json names it), read once. null there is unknown and
// stays unknown here: it is never counted as 0.

import * as v from 'valibot'
import { AID_STATUSES } from '../../src/domain/records/codes.ts'
import facts from './facts.json' with { type: 'json' }

const Day = v.nullable(v.pipe(v.string(), v.isoDate()))
const Item = v.object({ item: v.string(), quantity: v.nullable(v.number()) })
const Facts = v.object({
  meta: v.object({ mapStatus: v.record(v.string(), v.string()) }),
  places: v.record(v.string(), v.object({ code: v.string(), uk: v.string(), en: v.string() })),
  partners: v.record(
    v.string(),
    v.object({
      name: v.object({ uk: v.string(), en: v.string() }),
      country: v.optional(v.string()),
    }),
  ),
  records: v.array(
    v.object({
      id: v.string(),
      kind: v.picklist(['aid', 'need', 'outage']),
      donor: v.optional(v.string()),
      recipient: v.optional(v.string()),
      items: v.optional(v.array(Item), []),
      status: v.optional(v.string(), ''),
      /** The request that it answers. */
      relatesTo: v.optional(v.string()),
      date: v.object({ from: Day, to: Day, precision: v.string() }),
    }),
  ),
})

export type Fact = v.InferOutput<typeof Facts>['records'][number]

/** Read when the demonstration city is asked for, not when the server starts. */
export function readFacts(): v.InferOutput<typeof Facts> {
  return v.parse(Facts, facts)
}

/** Gives our status for the article's; what counts as distributed there has been received here. */
export function aidStatusOf(status: string, map: Readonly<Record<string, string>>) {
  const mapped = map[status] === 'distributed' ? 'received' : map[status]
  return AID_STATUSES.find((known) => known === mapped) ?? 'offered'
}
