import { describe, expect, test } from 'vitest'
import { chooseStep, readKept, type JoinFacts } from '../../../src/features/join/join-step.ts'

const CODE = 'k7m2q9xw4d3aZZ-_y0T1u2'
const FRESH: JoinFacts = {
  surface: 'ready',
  hintRead: false,
  code: undefined,
  connected: false,
  justConnected: false,
  anew: false,
  kept: undefined,
}
const kept = { code: CODE, name: 'Телефон', problem: undefined }

describe('what the join page shows', () => {
  test.each<[string, Partial<JoinFacts>, string]>([
    ['a new phone asks for a code', {}, 'enter'],
    ['a link shows its code before it is used', { code: CODE }, 'confirm'],
    [
      'iPhone in a tab comes to the screen first, invite untouched',
      { surface: 'iphone-tab', code: CODE },
      'install-first',
    ],
    [
      'a messenger sends the person to a browser',
      { surface: 'in-app', code: CODE },
      'open-elsewhere',
    ],
    ['who read the hint may go on', { surface: 'in-app', code: CODE, hintRead: true }, 'confirm'],
    [
      'a connected phone does not spend a second invite',
      { connected: true, code: CODE },
      'connected',
    ],
    ['unless its holder says so', { connected: true, code: CODE, anew: true }, 'confirm'],
    ['the last question is the place', { connected: true, justConnected: true }, 'place'],
    ['a kept invite waits for the network', { kept }, 'kept'],
    ['its link opened again waits as well', { kept, code: CODE }, 'kept'],
    ['another code goes before a kept one', { kept, code: 'anotherCode012345678' }, 'confirm'],
    [
      'a refused invite asks for a new code',
      { kept: { ...kept, problem: 'invite_used' } },
      'enter',
    ],
    [
      'a refused link is not offered again',
      { kept: { ...kept, problem: 'invite_used' }, code: CODE },
      'enter',
    ],
  ])('%s', (_, facts, tag) => {
    expect(chooseStep({ ...FRESH, ...facts }).tag).toBe(tag)
  })

  test('a refusal is told with its reason', () => {
    const step = chooseStep({ ...FRESH, kept: { ...kept, problem: 'invite_expired' } })
    expect(step).toEqual({ tag: 'enter', refused: 'invite_expired' })
  })
})

describe('a kept invite', () => {
  test('is read back as it was kept', () => {
    expect(readKept({ ...kept, problem: 'invite_used' })).toEqual({
      ...kept,
      problem: 'invite_used',
    })
  })

  test.each([
    ['nothing', {}],
    ['a code without a name', { code: CODE }],
    ['a code of another type', { code: 5, name: 'x' }],
  ])('%s is no invite', (_, values) => {
    expect(readKept(values)).toBeUndefined()
  })
})
