import { describe, expect, test } from 'vitest'
import {
  canSend,
  readAnswer,
  type QueueFacts,
} from '../../../src/features/sending/sending-answer.ts'

const NOW = 1_790_000_000_000
const CALM: QueueFacts = {
  queued: 0,
  rejected: 0,
  enrolled: true,
  disconnection: undefined,
  pace: { failures: 0, notBefore: 0, lastFault: undefined },
}

describe('the answer to «Надіслати зараз»', () => {
  test.each<[string, Partial<QueueFacts>, ReturnType<typeof readAnswer>]>([
    ['an empty queue after a good answer is sent', {}, { tag: 'sent' }],
    ['no network', failed('unreachable'), { tag: 'no-network' }],
    ['no answer in time is no network too', failed('timeout'), { tag: 'no-network' }],
    ['a captive portal', failed('not_our_server'), { tag: 'portal' }],
    ['a busy server says when', failed('busy_server', 90_000), { tag: 'busy', againInMs: 90_000 }],
    [
      'a wait that is over is not negative',
      failed('busy_server', -5),
      { tag: 'busy', againInMs: 1000 },
    ],
    [
      'a fault that was overcome is not told',
      { pace: { failures: 0, notBefore: 0, lastFault: 'unreachable' } },
      { tag: 'sent' },
    ],
    ['what came back is told with its number', { rejected: 2 }, { tag: 'not-accepted', count: 2 }],
    ['a queue that did not move is never called sent', { queued: 3 }, { tag: 'still-waiting' }],
    ['a phone that was never connected', { enrolled: false, queued: 3 }, { tag: 'not-enrolled' }],
    ['401', { disconnection: 'unknown_device', queued: 1 }, { tag: 'unknown-device' }],
    [
      '403 counts what stays on the phone',
      { disconnection: 'revoked', queued: 4 },
      { tag: 'revoked', unsent: 4 },
    ],
    ['426', { disconnection: 'protocol_too_old' }, { tag: 'too-old' }],
    ['400', { disconnection: 'malformed' }, { tag: 'malformed' }],
    [
      'what needs a hand outranks the network',
      { ...failed('unreachable'), disconnection: 'revoked' },
      { tag: 'revoked', unsent: 0 },
    ],
  ])('%s', (_, facts, answer) => {
    expect(readAnswer({ ...CALM, ...facts }, NOW)).toEqual(answer)
  })
})

describe('a promise to send by itself', () => {
  test.each<[string, Partial<QueueFacts>, boolean]>([
    ['is made without a connection', failed('unreachable'), true],
    [
      'is made to an old version, which will be updated',
      { disconnection: 'protocol_too_old' },
      true,
    ],
    ['is not made before joining', { enrolled: false }, false],
    ['is not made after 401', { disconnection: 'unknown_device' }, false],
    ['is not made after 403', { disconnection: 'revoked' }, false],
  ])('%s', (_, facts, sends) => {
    expect(canSend({ ...CALM, ...facts })).toBe(sends)
  })
})

function failed(
  lastFault: 'unreachable' | 'timeout' | 'not_our_server' | 'busy_server',
  waitMs = 0,
): Partial<QueueFacts> {
  return { pace: { failures: 1, notBefore: NOW + waitMs, lastFault } }
}
