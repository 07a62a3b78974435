import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNews, type News } from '../../server/news.ts'
import { makeReplica } from '../support/api-client.ts'

const MOST = 6
const towns = fc.constantFrom('kyiv', 'lviv', 'odesa', 'sumy')
/** A town comes with one more stream, or the stream that came as the nth of all ends. */
const comes = { weight: 3, arbitrary: fc.record({ comes: towns }) }
const goes = { weight: 1, arbitrary: fc.record({ goes: fc.nat({ max: 20 }) }) }
const steps = fc.array(fc.oneof(comes, goes), { minLength: 2 * MOST, maxLength: 60, size: 'max' })

/** The streams of a news of `MOST` places, and what anybody can count of them. */
function watch(news: News) {
  const open = new Map<number, string>()
  const ends: (() => void)[] = []
  const count = (town: string) => [...open.values()].filter((one) => one === town).length
  const end = (id: number) => {
    if (open.delete(id)) ends[id]?.()
  }
  return {
    largest: () => Math.max(0, ...[...open.values()].map(count)),
    hasRoom: (town: string) =>
      open.size < MOST || [...open.values()].some((other) => count(other) > count(town) + 1),
    end,
    come: (municipality: string) => {
      const id = ends.length
      const quiet = { isReader: false, onChange: () => undefined, onLook: () => undefined }
      ends.push(news.listen({ ...quiet, municipality, who: makeReplica(), onClose: () => end(id) }))
      open.set(id, municipality)
    },
  }
}

test('which municipality has the most streams, and whether one gives a place up, is as one counts it', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const news = createNews(MOST)
      const streams = watch(news)
      for (const step of history) {
        if ('goes' in step) streams.end(step.goes)
        else {
          const town = { who: makeReplica(), municipality: step.comes }
          const hasRoom = news.hasRoomFor(town)
          expect(hasRoom).toBe(streams.hasRoom(step.comes))
          if (hasRoom) streams.come(step.comes)
        }
        expect(news.listenersOfOne()).toBe(streams.largest())
        expect(news.listeners()).toBeLessThanOrEqual(MOST)
      }
    }),
  )
})
