// Sums of needs, of donors and of the chain against a count that anybody can follow.

import { describe, expect, test } from 'vitest'
import { recordMadeAt } from '../../../../src/domain/base/ids.ts'
import { DAY_MS } from '../../../../src/domain/base/moment.ts'
import { readAid } from '../../../../src/domain/records/aid.ts'
import { readNeed } from '../../../../src/domain/records/need.ts'
import { coverNeeds } from '../../../../src/domain/views/coverage.ts'
import { readOverview } from '../../../../src/domain/views/overview/overview.ts'
import { checkCities, NOW, QUESTION } from './random-city.ts'

describe('the sums of the overview', () => {
  test('[OV5] handed out ⊂ received ⊂ promised, and the sums are those of the lines', () => {
    checkCities((city) => {
      const { items } = readOverview(city, QUESTION)
      const needs = city.need
        .map(({ id, fields }) => ({ id, need: readNeed(fields), at: Number(fields.recordedAt) }))
        .filter(({ need, at }) => {
          if (need.status === 'declined' || need.status === 'withdrawn') return false
          return need.status !== 'closed' || at >= NOW - 3 * DAY_MS
        })
      const coverage = coverNeeds(
        city.need.map(({ id, fields }) => ({ id, need: readNeed(fields) })),
        city.aid.map(({ id, fields }) => ({ id, aid: readAid(fields) })),
      )
      for (const sum of items) {
        expect(sum.distributed).toBeLessThanOrEqual(sum.received)
        expect(sum.received).toBeLessThanOrEqual(sum.promised)
        const lines = needs.flatMap(({ id, need }) =>
          need.lines
            .filter(({ item, unit }) => item === sum.item && unit === sum.unit)
            .map((line) => ({
              line,
              got: coverage.get(id)?.lines.find((one) => one.line === line.id),
            })),
        )
        const total = (pick: (one: (typeof lines)[number]) => number) =>
          lines.reduce((all, one) => all + pick(one), 0)
        expect(sum.asked).toBe(total(({ line }) => line.quantity))
        expect(sum.received).toBe(total(({ got }) => got?.received ?? 0))
        expect(sum.open).toBe(total(({ got }) => got?.open ?? 0))
      }
      const asked = needs
        .flatMap(({ need }) => need.lines)
        .reduce((all, { quantity }) => all + quantity, 0)
      expect(items.reduce((all, sum) => all + sum.asked, 0)).toBe(asked)
    })
  })

  test('[OV6] a donor is credited with each record and each cent once', () => {
    checkCities((city) => {
      const { donors } = readOverview(city, { ...QUESTION, days: [{ from: 0, to: NOW }] })
      const counted = city.aid.filter(
        ({ fields }) => fields.status !== 'offered' && fields.status !== 'cancelled',
      )
      expect(donors.flatMap(({ aids }) => aids).sort()).toEqual(counted.map(({ id }) => id).sort())
      const cents = counted.reduce(
        (sum, { fields }) => sum + Number(fields['money/amount'] ?? 0),
        0,
      )
      const summed = donors
        .flatMap(({ money }) => money)
        .reduce((sum, { amount }) => sum + amount, 0)
      expect(summed).toBe(cents)
    })
  })

  test('[OV7] the steps of the chain are medians of what each need went through', () => {
    checkCities((city) => {
      const { chain } = readOverview(city, { ...QUESTION, days: [{ from: 0, to: NOW }] })
      const spans = city.need
        .filter(({ fields }) => fields.status !== 'declined' && fields.status !== 'withdrawn')
        .flatMap(({ id, fields }) => {
          const answering = city.aid.filter(
            (one) =>
              one.fields['lines/a/forNeed'] === id &&
              readNeed(fields).lines.some((line) => line.id === 'l0') &&
              one.fields.status !== 'offered' &&
              one.fields.status !== 'cancelled',
          )
          const promised = answering.flatMap((one) => {
            if (typeof one.fields.promisedAt === 'number') return [one.fields.promisedAt]
            if (typeof one.fields.receivedAt === 'number') return []
            return [Number(one.fields.recordedAt ?? recordMadeAt(one.id))]
          })
          if (promised.length === 0) return []
          return [Math.max(0, Math.min(...promised) - Number(fields.recordedAt))]
        })
        .sort((a, b) => a - b)
      const step = chain.steps.find(({ step }) => step === 'promise')
      expect(step?.done).toBe(spans.length)
      const low = spans[Math.ceil(spans.length / 2) - 1] ?? 0
      const high = spans[Math.floor(spans.length / 2)] ?? 0
      if (spans.length > 0) expect(step?.medianMs).toBe((low + high) / 2)
      const longest = Math.max(...chain.steps.map(({ medianMs }) => medianMs ?? -1))
      const slowest = chain.steps.find(({ step }) => step === chain.slowest)
      if (longest >= 0) expect(slowest?.medianMs).toBe(longest)
    })
  })
})
