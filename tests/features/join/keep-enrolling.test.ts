import { describe, expect, test } from 'vitest'
import {
  keepEnrolling,
  KEPT_INVITE_KEY,
  spendInvite,
} from '../../../src/features/join/keep-enrolling.ts'

const UNREACHABLE = { ok: false, problem: 'unreachable' } as const
const INVITE = { code: 'k7m2q9xw4d3aZZ-_y0T1u2', name: 'Телефон' }

describe('an invite without a connection', () => {
  test('is on the disk before the server is asked', async () => {
    const { device, drafts, calls } = phone([UNREACHABLE])
    await spendInvite(device, INVITE)
    expect(calls).toEqual(['save', 'enrol'])
    expect(drafts.get(KEPT_INVITE_KEY)).toEqual(INVITE)
  })

  test('is used when the network comes, and then forgotten', async () => {
    const { device, drafts } = phone([UNREACHABLE, { ok: true }])
    await spendInvite(device, INVITE)
    await connectedAfter(device)
    expect(drafts.has(KEPT_INVITE_KEY)).toBe(false)
  })

  test.each(['not_our_server', 'busy_server'] as const)('%s does not spend it', async (problem) => {
    const { device, drafts } = phone([{ ok: false, problem }])
    expect(await spendInvite(device, INVITE)).toEqual({ tag: 'kept', problem })
    expect(drafts.get(KEPT_INVITE_KEY)).toEqual(INVITE)
  })

  test('a refusal is kept with its reason and not tried again', async () => {
    const { device, drafts, calls } = phone([{ ok: false, problem: 'invite_used' }])
    expect(await spendInvite(device, INVITE)).toEqual({ tag: 'refused', problem: 'invite_used' })
    expect(drafts.get(KEPT_INVITE_KEY)).toEqual({ ...INVITE, problem: 'invite_used' })
    keepEnrolling(device, { onConnected: () => undefined, listen: () => () => undefined })
    await device.queries.draft(KEPT_INVITE_KEY)
    await Promise.resolve()
    expect(calls.filter((call) => call === 'enrol')).toHaveLength(1)
  })

  test('two wakes at once make one attempt', async () => {
    const { device, calls } = phone([{ ok: true }, { ok: true }])
    await device.saveDraft(KEPT_INVITE_KEY, INVITE)
    await new Promise<void>((resolve) => {
      keepEnrolling(device, {
        onConnected: resolve,
        listen: (wake) => {
          wake()
          wake()
          return () => undefined
        },
      })
    })
    expect(calls.filter((call) => call === 'enrol')).toHaveLength(1)
  })
})

function connectedAfter(device: ReturnType<typeof phone>['device']): Promise<void> {
  return new Promise((onConnected) => {
    keepEnrolling(device, { onConnected, listen: () => () => undefined })
  })
}

function phone(
  answers: readonly (
    | { readonly ok: true }
    | {
        readonly ok: false
        readonly problem: 'unreachable' | 'not_our_server' | 'busy_server' | 'invite_used'
      }
  )[],
) {
  const drafts = new Map<string, Readonly<Record<string, unknown>>>()
  const calls: string[] = []
  const left = [...answers]
  const device = {
    enrol: () => {
      calls.push('enrol')
      return Promise.resolve(left.shift() ?? UNREACHABLE)
    },
    queries: {
      draft: (key: string) => {
        const values = drafts.get(key)
        return Promise.resolve(values === undefined ? undefined : { values })
      },
    },
    saveDraft: (key: string, values: Readonly<Record<string, unknown>>) => {
      calls.push('save')
      drafts.set(key, values)
      return Promise.resolve()
    },
    dropDraft: (key: string) => {
      drafts.delete(key)
      return Promise.resolve()
    },
  }
  return { device, drafts, calls }
}
