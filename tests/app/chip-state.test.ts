import { describe, expect, test } from 'vitest'
import { chipState } from '../../src/app/chip-state.ts'
import type { Progress } from '../../src/device.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { isRecordId, isShortId, type RecordId, type ReplicaId } from '../../src/domain/base/ids.ts'
import type { QueueStatus } from '../../src/storage/types.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const IDLE: Progress = { tag: 'idle' }
const CALM: QueueStatus = {
  queued: 0,
  rejected: 0,
  choices: 0,
  enrolment: {
    device: replica('k7m2q9xw4d3a'),
    token: 'secret',
    role: 'field',
    areas: [],
    person: record('0199c3a5-f2e0-7000-8000-000000000001'),
    site: 'kyiv',
    municipality: { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } },
  },
  disconnection: undefined,
  pace: undefined,
  lastSentAt: NOW - 60_000,
  lastPulledAt: NOW - 60_000,
  full: false,
}

type Case = [says: string, status: Partial<QueueStatus>, progress: Progress, tag: string]
const RUNNING: Progress = { tag: 'running', sent: 2, total: 5, changes: [] }
const EVERYTHING = { queued: 5, rejected: 1, choices: 1 }

describe('the chip says the first thing that is true', () => {
  test.each<Case>([
    ['storage is full', { ...EVERYTHING, full: true, disconnection: 'revoked' }, RUNNING, 'full'],
    ['photos are still to go', { photos: 2 }, IDLE, 'photos'],
    ['records before photos', { queued: 1, photos: 2 }, IDLE, 'waiting'],
    ['a coordinator disconnected it', { ...EVERYTHING, disconnection: 'revoked' }, IDLE, 'connect'],
    ['the server does not know it', { disconnection: 'unknown_device' }, IDLE, 'connect'],
    ['something to fix', EVERYTHING, RUNNING, 'fix'],
    ['something to choose', { queued: 5, choices: 1 }, RUNNING, 'choose'],
    ['never connected, records wait', { queued: 3, enrolment: undefined }, IDLE, 'connect'],
    ['a request is running', { queued: 5 }, RUNNING, 'sending'],
    ['records wait', { queued: 5 }, IDLE, 'waiting'],
    [
      'records wait and the data is old',
      { queued: 1, lastPulledAt: NOW - 9 * DAY_MS },
      IDLE,
      'waiting',
    ],
    [
      'too old to send, records wait',
      { queued: 1, disconnection: 'protocol_too_old' },
      IDLE,
      'waiting',
    ],
    ['all sent, a pull is running', {}, { ...RUNNING, sent: 0, total: 0 }, 'sent'],
    ['all sent', {}, IDLE, 'sent'],
    ['all sent, but nothing heard for long', { lastPulledAt: NOW - DAY_MS - 1 }, IDLE, 'old'],
  ])('%s', (...[, status, progress, tag]) => {
    const state = chipState({ status: { ...CALM, ...status }, progress, isOnline: true, now: NOW })
    expect(state.tag).toBe(tag)
  })
})

test('a phone that believes to be online is not taken to have sent anything', () => {
  for (const isOnline of [true, false]) {
    const state = chipState({
      status: { ...CALM, queued: 1 },
      progress: IDLE,
      isOnline,
      now: NOW,
    })
    expect(state).toEqual({ tag: 'waiting', count: 1, isOnline })
  }
})

test('not yet connected is no alarm; disconnected is one', () => {
  const ask = (status: Partial<QueueStatus>) =>
    chipState({ status: { ...CALM, ...status }, progress: IDLE, isOnline: true, now: NOW })
  expect(ask({ enrolment: undefined })).toEqual({ tag: 'connect', urgent: false })
  expect(ask({ disconnection: 'revoked' })).toEqual({ tag: 'connect', urgent: true })
})

function record(id: string): RecordId {
  if (!isRecordId(id)) throw new Error('not a record id')
  return id
}

function replica(id: string): ReplicaId {
  if (!isShortId(id)) throw new Error('not a replica id')
  return id
}
