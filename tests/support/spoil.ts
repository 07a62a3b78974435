import * as fc from 'fast-check'

type Step = {
  readonly at: number
  readonly how: 'drop' | 'replace' | 'nest' | 'grow'
  readonly value: unknown
}

const ODD = fc.constantFrom<unknown>(
  null,
  '',
  'x'.repeat(5_000),
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  true,
  [],
  {},
  [[[]]],
  '\u0000',
  '\ud800',
  { __proto__: null, constructor: 1, toString: 2 },
)

/** Gives values that are like an example but for one to three places: something is gone, of another
 *  kind, too large, or deeper than it was. */
export function spoil(example: unknown): fc.Arbitrary<unknown> {
  const how = fc.constantFrom('drop', 'replace', 'nest', 'grow')
  const step: fc.Arbitrary<Step> = fc.record({
    at: fc.nat(1_000),
    how,
    value: fc.oneof(ODD, fc.jsonValue()),
  })
  return fc
    .array(step, { minLength: 1, maxLength: 3 })
    .map((steps) => steps.reduce((body, one) => change(body, one), example))
}

/** Walks down by the digits of `at` until it stands at what is changed. */
function change(body: unknown, { at, how, value }: Step): unknown {
  const entries = entriesOf(body)
  const [key, child] = entries[at % Math.max(1, entries.length)] ?? []
  if (key === undefined || at % 5 === 0) return spoilHere(body, { at, how, value })
  if (how === 'drop' && at % 2 === 0)
    return build(
      body,
      entries.filter(([name]) => name !== key),
    )
  const next = change(child, { at: Math.floor(at / 3), how, value })
  return build(
    body,
    entries.map(([name, old]) => [name, name === key ? next : old]),
  )
}

function spoilHere(body: unknown, { how, value }: Step): unknown {
  if (how === 'nest') return { body }
  if (how === 'grow')
    return Array.isArray(body) ? Array.from({ length: 600 }, () => body[0]) : value
  return value
}

type Entry = readonly [string, unknown]

function entriesOf(body: unknown): readonly Entry[] {
  return typeof body === 'object' && body !== null ? Object.entries(body) : []
}

function build(body: unknown, entries: readonly Entry[]): unknown {
  return Array.isArray(body) ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}
