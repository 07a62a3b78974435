// The few facts that the phone keeps about itself, each parsed as it is read.

import * as v from 'valibot'
import { EnrolResponse } from '../domain/replica/wire.ts'
import type { Disconnection, Enrolment, Pace } from '../sync/ports.ts'
import type { UploadRules } from '../sync/upload-rules.ts'
import type { Bodies, MetaRow } from './rows.ts'
import type { Database } from './database.ts'
import type { LostData } from './types.ts'

export type SyncPosition = {
  readonly cursor: string | null
  /** Counts bootstraps, so that records which the last one did not bring can be told apart. */
  readonly pulls: number
  /** True while a bootstrap runs after which what it did not bring shall go. */
  readonly sweeps: boolean
}
export type Times = {
  readonly lastSentAt: number | undefined
  readonly lastPulledAt: number | undefined
}

const Optional = v.optional(v.number())
const PositionSchema = v.object({
  cursor: v.nullable(v.string()),
  pulls: v.number(),
  sweeps: v.boolean(),
})
const TimesSchema = v.object({ lastSentAt: Optional, lastPulledAt: Optional })
const EnrolmentSchema = v.omit(EnrolResponse, ['now'])
const DisconnectionSchema = v.picklist([
  'unknown_device',
  'revoked',
  'protocol_too_old',
  'malformed',
])
const PaceSchema = v.object({
  failures: v.number(),
  notBefore: v.number(),
  batchSize: v.number(),
  lastFault: v.optional(v.picklist(['unreachable', 'timeout', 'not_our_server', 'busy_server'])),
  lastTryAt: Optional,
  vain: v.optional(v.number(), 0),
})
const RulesSchema = v.object({ onlyWifi: v.boolean() })
const LostSchema = v.object({ noticedAt: v.number(), unsent: Optional })

export type Facts = {
  readonly enrolment: Enrolment | undefined
  readonly disconnection: Disconnection | undefined
  readonly pace: Pace | undefined
  readonly times: Times
  readonly lost: LostData | undefined
}

export const NO_POSITION: SyncPosition = { cursor: null, pulls: 0, sweeps: false }

/** Typed access to the meta table; what cannot be read counts as absent. */
export type Meta = {
  readonly position: () => Promise<SyncPosition>
  readonly times: () => Promise<Times>
  readonly enrolment: () => Promise<Enrolment | undefined>
  readonly disconnection: () => Promise<Disconnection | undefined>
  readonly pace: () => Promise<Pace | undefined>
  /** Reads a row that was fetched in somebody's transaction. */
  readonly paceOf: (row: MetaRow | undefined) => Promise<Pace | undefined>
  /** All that the shown status is made of, read at once. */
  readonly all: () => Promise<Facts>
  readonly uploadPace: () => Promise<Pace | undefined>
  readonly uploadRules: () => Promise<UploadRules>
  /** Whoever kept them knows what they mean. */
  readonly preferences: () => Promise<unknown>
  readonly row: (key: MetaKey, value: unknown) => Promise<MetaRow>
}
export type MetaKey =
  | 'position'
  | 'times'
  | 'enrolment'
  | 'disconnection'
  | 'pace'
  | 'lost'
  | 'uploadPace'
  | 'uploadRules'
  | 'preferences'

export function openMeta(database: Database, bodies: Bodies): Meta {
  async function parse<T>(schema: v.GenericSchema<unknown, T>, row: MetaRow | undefined) {
    if (row === undefined) return undefined
    const parsed = v.safeParse(schema, await bodies.meta(row))
    return parsed.success ? parsed.output : undefined
  }
  const readers = {
    position: async (row: MetaRow | undefined) => (await parse(PositionSchema, row)) ?? NO_POSITION,
    times: async (row: MetaRow | undefined) => {
      const times = await parse(TimesSchema, row)
      return { lastSentAt: times?.lastSentAt, lastPulledAt: times?.lastPulledAt }
    },
    enrolment: (row: MetaRow | undefined) => parse(EnrolmentSchema, row),
    disconnection: (row: MetaRow | undefined) => parse(DisconnectionSchema, row),
    pace: async (row: MetaRow | undefined) => {
      const pace = await parse(PaceSchema, row)
      return pace && { ...pace, lastFault: pace.lastFault, lastTryAt: pace.lastTryAt }
    },
    lost: async (row: MetaRow | undefined) => {
      const lost = await parse(LostSchema, row)
      return lost && { noticedAt: lost.noticedAt, unsent: lost.unsent }
    },
  }
  return {
    position: async () => readers.position(await database.meta.get('position')),
    times: async () => readers.times(await database.meta.get('times')),
    enrolment: async () => readers.enrolment(await database.meta.get('enrolment')),
    disconnection: async () => readers.disconnection(await database.meta.get('disconnection')),
    pace: async () => readers.pace(await database.meta.get('pace')),
    paceOf: readers.pace,
    uploadPace: async () => readers.pace(await database.meta.get('uploadPace')),
    uploadRules: async () =>
      (await parse(RulesSchema, await database.meta.get('uploadRules'))) ?? { onlyWifi: false },
    preferences: async () => parse(v.unknown(), await database.meta.get('preferences')),
    all: async () => {
      const keys = ['enrolment', 'disconnection', 'pace', 'times', 'lost'] as const
      const rows = await database.meta.bulkGet([...keys])
      return {
        enrolment: await readers.enrolment(rows[0]),
        disconnection: await readers.disconnection(rows[1]),
        pace: await readers.pace(rows[2]),
        times: await readers.times(rows[3]),
        lost: await readers.lost(rows[4]),
      }
    },
    row: async (key, value) => ({ key, value: await bodies.encodeMeta(key, value) }),
  }
}
