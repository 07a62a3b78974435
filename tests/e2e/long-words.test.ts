// What people type may have no space in it: a serial number, an address of the web, a word of German. It
// is broken where the line ends; nothing is pushed off the screen by it.

import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import { makeReplica } from '../support/api-client.ts'
import { writeAsCoordinator } from '../support/city-hall.ts'
import { joinWhole } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const ENDLESS = 'Дизельгенераторвшумозахисномукожусізавтоматикою'
const newId = () => makeRecordId(Date.now(), randomBytes(10))
const [donor, facility, outage, need, aid] = [newId(), newId(), newId(), newId(), newId()]
const MADE: readonly (readonly [Kind, RecordId, Fields])[] = [
  ['donor', donor, { 'name/uk': ENDLESS, 'name/en': ENDLESS }],
  ['facility', facility, { name: ENDLESS, type: 'school', address: ENDLESS }],
  [
    'outage',
    outage,
    {
      service: 'electricity',
      facility,
      startedAt: Date.now() - 60_000,
      startedPrecision: 'exact',
      extent: 'full',
      cause: 'gpv',
      note: ENDLESS,
      recordedAt: Date.now(),
    },
  ],
  [
    'need',
    need,
    {
      status: 'submitted',
      urgency: 'critical',
      facility,
      note: ENDLESS,
      recordedAt: Date.now(),
      'lines/a/item': 'other',
      'lines/a/name': ENDLESS,
      'lines/a/unit': 'piece',
      'lines/a/quantity': 3,
    },
  ],
  [
    'aid',
    aid,
    {
      donor,
      facility,
      form: 'goods',
      status: 'received',
      receivedAt: Date.now() - 60_000,
      recordedAt: Date.now(),
      'lines/a/item': 'other',
      'lines/a/name': ENDLESS,
      'lines/a/unit': 'piece',
      'lines/a/promised': 4,
      'lines/a/received': 3,
      'lines/a/forNeed': need,
      'lines/a/forLine': 'a',
    },
  ],
]

beforeAll(async () => {
  const [replica, ms] = [makeReplica(), Date.now()]
  await writeAsCoordinator(
    server(),
    MADE.map(([kind, record, set], counter) => ({
      id: writeStamp({ ms, counter }, replica),
      kind,
      record,
      set,
    })),
  )
})

test('a word that never ends is broken on every screen that shows it', async () => {
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'coordinator')
  const found: string[] = []
  for (const screen of [
    '#/needs',
    `#/needs/${need}`,
    `#/needs/${need}/edit`,
    '#/power',
    `#/power/${outage}`,
    `#/power/at/f:${facility}`,
    '#/aid?part=stock',
    `#/aid/${aid}`,
    `#/aid/receive?edit=${aid}`,
    '#/aid/give',
    '#/menu/places',
    `#/menu/places/${facility}`,
    '#/menu/donors',
    `#/menu/donors/${donor}`,
    '#/overview',
    '#/overview/critical',
  ]) {
    await page.goto(`${server().url}/${screen}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    const faults = await findFaults(page, [320, 360])
    found.push(...faults.map((one) => `${screen}: ${one}`))
  }
  expect(found).toEqual([])
})
