// The few facts that the phone keeps about itself, each parsed as it is read.

import * as v from 'valibot'
import { EnrolResponse } from '../domain/replica/wire.ts'
import type { Disconnection, Enrolment, Pace } from '../sync/ports.ts'
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
})
const LostSchema = v.object({ noticedAt: v.number(), unsent: Optional })

export const NO_POSITION: SyncPosition = { cursor: null, pulls: 0, sweeps: false }

/** Typed access to the meta table; what cannot be read counts as absent. */
export type Meta = {
  readonly position: () => Promise<SyncPosition>
  readonly times: () => Promise<Times>
  readonly enrolment: () => Promise<Enrolment | undefined>
  readonly disconnection: () => Promise<Disconnection | undefined>
  readonly pace: () => Promise<Pace | undefined>
  readonly lost: () => Promise<LostData | undefined>
  readonly row: (key: MetaKey, value: unknown) => Promise<MetaRow>
}
export type MetaKey = 'position' | 'times' | 'enrolment' | 'disconnection' | 'pace' | 'lost'

export function openMeta(database: Database, bodies: Bodies): Meta {
  async function read<T>(key: MetaKey, schema: v.GenericSchema<unknown, T>) {
    const row = await database.meta.get(key)
    if (row === undefined) return undefined
    const parsed = v.safeParse(schema, await bodies.meta(row))
    return parsed.success ? parsed.output : undefined
  }
  return {
    position: async () => (await read('position', PositionSchema)) ?? NO_POSITION,
    times: async () => {
      const times = await read('times', TimesSchema)
      return { lastSentAt: times?.lastSentAt, lastPulledAt: times?.lastPulledAt }
    },
    enrolment: () => read('enrolment', EnrolmentSchema),
    disconnection: () => read('disconnection', DisconnectionSchema),
    pace: async () => {
      const pace = await read('pace', PaceSchema)
      return pace && { ...pace, lastFault: pace.lastFault, lastTryAt: pace.lastTryAt }
    },
    lost: async () => {
      const lost = await read('lost', LostSchema)
      return lost && { noticedAt: lost.noticedAt, unsent: lost.unsent }
    },
    row: async (key, value) => ({ key, value: await bodies.encodeMeta(key, value) }),
  }
}
