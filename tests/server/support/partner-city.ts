// A city with a partner: a donor, an approved assessment for it, a link, and others that it must not see.

import * as v from 'valibot'
import { randomBytes } from 'node:crypto'
import { CATALOGUE_ITEMS } from '../../../src/domain/catalogue/catalogue.ts'
import { makeRecordId, type RecordId } from '../../../src/domain/base/ids.ts'
import { cutPieces } from '../../../src/domain/records/assessment.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { PartnerLinkList, PartnerLinkResponse } from '../../../src/domain/replica/partner-wire.ts'
import type { AssessmentContent } from '../../../src/domain/views/assessment/assess.ts'
import type { TestPhone } from './test-phone.ts'
import { DESNIANSKYI, NOW, postJson, type TestServer } from './test-server.ts'

export type PartnerCity = {
  readonly coordinator: TestPhone
  readonly donor: RecordId
  /** Path of a link of this donor. */
  readonly link: (options?: { language?: string; days?: number }) => Promise<string>
  /** Approves an assessment; for this donor unless said otherwise. */
  readonly approve: (set?: Fields, content?: Partial<AssessmentContent>) => Promise<RecordId>
}

export async function setPartnerCity(server: TestServer): Promise<PartnerCity> {
  const coordinator = await server.phone('coordinator')
  const id = () => makeRecordId(server.clock.now, randomBytes(10))
  const donor = id()
  await coordinator.sync([
    coordinator.change(
      { 'name/uk': 'Лейпциг', 'name/en': 'Leipzig', country: 'DE', contact: 'Frau Geheim' },
      { kind: 'donor', record: donor },
    ),
  ])
  return {
    coordinator,
    donor,
    link: async ({ language = 'de', days = 30 } = {}) => {
      const body = { donor, language, days }
      const { token } = coordinator
      const made = await postJson(server.app, '/api/partner-links', { body, token })
      return new URL(v.parse(PartnerLinkResponse, await made.json()).url).pathname
    },
    approve: async (set = {}, content = {}) => {
      const record = id()
      const whole = {
        for: donor,
        status: 'approved',
        number: `UA80-${record.slice(-4)}`,
        approvedAt: server.clock.now,
        language: 'de',
        from: NOW - 7 * 86_400_000,
        to: NOW,
        createdAt: NOW,
        note: 'Abteilung für Internationales',
        ...cutPieces(JSON.stringify({ ...makeContent(3), ...content })),
        ...set,
      }
      await coordinator.sync([coordinator.change(whole, { kind: 'assessment', record })])
      return record
    },
  }
}

/** A partner's link with an assessment behind it: its code, and its id. */
export async function openLink(
  server: TestServer,
): Promise<{ readonly id: string; readonly link: string }> {
  const city = await setPartnerCity(server)
  await city.approve()
  const id = (await city.link()).split('/').at(-1) ?? ''
  const list = await city.coordinator.get('/api/partner-links')
  const { links } = v.parse(PartnerLinkList, await list.json())
  return { id, link: links.find(({ donor }) => donor === city.donor)?.id ?? '' }
}

/** A document of so many rows, each asked for at a named place. */
export function makeContent(rows: number): AssessmentContent {
  const items = CATALOGUE_ITEMS.slice(0, rows)
  return {
    takenAt: NOW,
    from: NOW - 7 * 86_400_000,
    to: NOW,
    districts: [DESNIANSKYI],
    situation: {
      longDark: 1,
      known: 1,
      hours: [{ district: DESNIANSKYI, mean: 13.5, spots: 4 }],
      critical: 2,
      people: 480,
    },
    lines: items.map(({ id, unit }, at) => ({
      key: id,
      item: id,
      name: undefined,
      unit,
      spec: { power: 100 + at },
      urgency: 'critical',
      neededBy: '2026-12-15',
      quantity: 10 + at,
      promised: 2,
      received: 0,
      open: 8 + at,
      unstated: 0,
      needs: 2,
      places: [{ district: DESNIANSKYI, facility: 'Лікарня № 3', quantity: 10 + at }],
    })),
    earlier: {
      goods: [
        {
          item: 'generator',
          name: undefined,
          unit: 'piece',
          promised: 9,
          received: 9,
          distributed: 7,
        },
      ],
      money: [{ currency: 'EUR', amount: 12_500_00 }],
    },
    counted: { phones: undefined, needs: 5, outages: 7 },
  }
}
