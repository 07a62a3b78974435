// Everything that a network may do to one request. It knows no server: it passes requests on or not,
// and answers back or not.

import type { SyncRequest } from '../../src/domain/replica/wire.ts'
import type { Transport, TransportAnswer } from '../../src/sync/ports.ts'
import type { FleetServer } from './fleet-server.ts'
import type { Chance, VirtualTime } from './virtual-time.ts'

export const WEATHERS = ['fair', 'flaky', 'hostile', 'portal', 'blackhole', 'none'] as const
export type Weather = (typeof WEATHERS)[number]

export type NetParts = {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly server: FleetServer
  readonly weather: () => Weather
  /** What the server's machine does before its app is asked. */
  readonly trouble: () => TransportAnswer | undefined
}

type Ways = 'good' | 'lost' | 'reply-lost' | 'repeated' | 'truncated' | 'stale' | 'elsewhere'
const HOSTILE: readonly [Ways, ...Ways[]] = [
  'good',
  'good',
  'lost',
  'reply-lost',
  'repeated',
  'truncated',
  'stale',
  'elsewhere',
]
const FLAKY: readonly [Ways, ...Ways[]] = ['good', 'good', 'good', 'lost', 'reply-lost']

export function createHostileNet(parts: NetParts): Transport {
  const { time, chance, server } = parts
  const heard: TransportAnswer[] = []
  const ask = async (request: SyncRequest, token: string): Promise<TransportAnswer> => {
    const trouble = parts.trouble()
    if (trouble !== undefined) return trouble
    const answer = await time.outside(server.handle(request, token))
    heard.push(answer)
    return answer
  }
  const send = async (request: SyncRequest, token: string, way: Ways): Promise<TransportAnswer> => {
    switch (way) {
      case 'good':
        return ask(request, token)
      case 'lost':
        return fault('unreachable')
      case 'reply-lost':
        await ask(request, token)
        return fault(chance.pick(['unreachable', 'timeout']))
      case 'repeated':
        await ask(request, token)
        await time.pass(chance.below(4000))
        return ask(request, token)
      case 'truncated':
        await ask(request, token)
        return fault('not_our_server')
      case 'stale':
        return heard[chance.below(heard.length)] ?? fault('timeout')
      case 'elsewhere':
        return elsewhere(request)
    }
  }
  return {
    sync: async (request, { token, timeoutMs }) => {
      const weather = parts.weather()
      await time.pass(chance.below(weather === 'fair' ? 300 : 3000))
      if (weather === 'none') return fault('unreachable')
      if (weather === 'portal') return fault('not_our_server')
      if (weather === 'blackhole') {
        await time.pass(timeoutMs)
        return fault('timeout')
      }
      const answer = await send(request, token, chooseWay(chance, weather))
      await time.pass(chance.below(weather === 'fair' ? 300 : 3000))
      return answer
    },
  }
}

function chooseWay(chance: Chance, weather: 'fair' | 'flaky' | 'hostile'): Ways {
  if (weather === 'fair') return 'good'
  return chance.pick(weather === 'flaky' ? FLAKY : HOSTILE)
}

/** Another municipality's server, or somebody's imitation, that takes everything. */
function elsewhere({ batch, now }: SyncRequest): TransportAnswer {
  const nothing = { restamped: [], rejected: [], records: [] }
  const response = { ...nothing, batch, now, cursor: '999:999', more: false, reset: false as const }
  return { tag: 'answer', response: { ...response, site: 'elsewhere' } }
}

function fault(fault: 'unreachable' | 'timeout' | 'not_our_server'): TransportAnswer {
  return { tag: 'fault', fault }
}
