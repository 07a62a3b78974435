// A frozen document comes from a record, and so from any phone of any version: read once, by shape.

import * as v from 'valibot'
import { UNITS, URGENCIES } from '../../records/codes.ts'
import type { AssessmentContent } from './assess.ts'

const Maybe = v.optional(v.string())
const Count = v.number()
const Value = v.union([v.string(), v.number(), v.boolean(), v.null()])

const Line = v.object({
  key: v.string(),
  item: v.string(),
  name: Maybe,
  unit: v.picklist(UNITS),
  spec: v.record(v.string(), Value),
  urgency: v.picklist(URGENCIES),
  neededBy: Maybe,
  quantity: Count,
  promised: Count,
  received: Count,
  open: Count,
  unstated: Count,
  needs: Count,
  places: v.array(v.object({ district: Maybe, facility: Maybe, quantity: Count })),
})
const Goods = v.object({
  item: v.string(),
  name: Maybe,
  unit: v.picklist(UNITS),
  promised: Count,
  received: Count,
  distributed: Count,
})
const Phones = v.object({ heard: Count, all: Count, silent: Count, oldestAt: v.optional(Count) })
const Content = v.object({
  takenAt: Count,
  from: Count,
  to: Count,
  districts: v.array(v.string()),
  situation: v.object({
    longDark: Count,
    known: Count,
    hours: v.array(v.object({ district: v.string(), mean: Count, spots: Count })),
    critical: Count,
    people: Count,
  }),
  lines: v.array(Line),
  earlier: v.object({
    goods: v.array(Goods),
    money: v.array(v.object({ currency: v.string(), amount: Count })),
  }),
  counted: v.object({ phones: v.optional(Phones), needs: Count, outages: Count }),
})

/** Gives the document that a record froze; undefined where its text is of another shape. */
export function readContent(frozen: string | undefined): AssessmentContent | undefined {
  if (frozen === undefined) return undefined
  try {
    const read = v.safeParse(Content, JSON.parse(frozen))
    return read.success ? fill(read.output) : undefined
  } catch {
    return undefined
  }
}

/** JSON leaves out what is undefined; the content names it. */
function fill({
  lines,
  earlier,
  counted,
  ...rest
}: v.InferOutput<typeof Content>): AssessmentContent {
  return {
    ...rest,
    lines: lines.map(({ name, neededBy, places, ...line }) => ({
      ...line,
      name,
      neededBy,
      places: places.map(({ district, facility, quantity }) => ({ district, facility, quantity })),
    })),
    earlier: { ...earlier, goods: earlier.goods.map(({ name, ...goods }) => ({ ...goods, name })) },
    counted: {
      ...counted,
      phones: counted.phones && { ...counted.phones, oldestAt: counted.phones.oldestAt },
    },
  }
}
