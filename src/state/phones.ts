// How many phones the city has and when each was last heard of: times only, no names. The last answer
// is kept, so that coverage stands above the numbers without a network, too.

import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { usePeopleApi } from './api.ts'

const KEY = 'promin.phones'
const Contact = v.object({
  lastContactAt: v.nullable(v.number()),
  revokedAt: v.nullable(v.number()),
})
const Kept = v.object({ toldAt: v.number(), phones: v.array(Contact) })

export type KnownPhones = v.InferOutput<typeof Kept>

/** The server's word on the phones, or the last one that is kept; undefined for who may not ask. */
export function usePhones(now: () => number): KnownPhones | undefined {
  const api = usePeopleApi()
  const [known, setKnown] = useState(recall)
  useEffect(() => {
    if (api === undefined) return
    let wanted = true
    void api.listDevices().then((answer) => {
      if (!answer.ok || !wanted) return
      const phones = answer.value.map(({ lastContactAt, revokedAt }) => ({
        lastContactAt,
        revokedAt,
      }))
      const told = { toldAt: now(), phones }
      keep(told)
      setKnown(told)
    })
    return () => {
      wanted = false
    }
  }, [api])
  return known
}

function recall(): KnownPhones | undefined {
  try {
    const read = v.safeParse(Kept, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}

function keep(told: KnownPhones): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(told))
  } catch {
    // A full or blocked localStorage costs the count of phones without a network, nothing else.
  }
}
