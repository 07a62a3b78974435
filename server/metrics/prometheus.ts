import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { News } from '../news.ts'
import type { Metrics } from './metrics.ts'

/** A phone on 2G waits for minutes; a query of more than a second is a sick database. */
const ANSWER_BUCKETS_S = [0.005, 0.02, 0.1, 0.5, 2, 10, 60]
const QUERY_BUCKETS_S = [0.0005, 0.002, 0.01, 0.05, 0.2, 1, 5]
const MS = 1_000

type Watched = Pick<News, 'listeners' | 'listenersOfOne' | 'displaced'>

export type Prometheus = Metrics & {
  readonly contentType: string
  /** Gives all numbers as they stand, in the text format of Prometheus. */
  readonly write: () => Promise<string>
  /** How many event streams are open is looked up when it is asked for. */
  readonly watch: (news: Watched) => void
  /** Counts what the process itself uses, too: memory, processor, event loop, open files. */
  readonly watchProcess: () => void
}

export function createPrometheus(): Prometheus {
  const register = new Registry()
  const registers = [register]
  const requests = new Counter({
    name: 'promin_requests_total',
    help: 'Requests by the pattern of their address, method and status.',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  })
  const durations = new Histogram({
    name: 'promin_request_seconds',
    help: 'Time until the head of the answer left.',
    labelNames: ['route', 'method'] as const,
    buckets: ANSWER_BUCKETS_S,
    registers,
  })
  const pushes = new Counter({
    name: 'promin_pushes_total',
    help: 'Requests that brought changes.',
    registers,
  })
  const changes = new Counter({
    name: 'promin_changes_total',
    help: 'Changes that phones sent: accepted, or rejected by code.',
    labelNames: ['result'] as const,
    registers,
  })
  const bytes = new Counter({
    name: 'promin_upload_bytes_total',
    help: 'Bytes of photos and papers that arrived.',
    registers,
  })
  const queries = new Histogram({
    name: 'promin_database_query_seconds',
    help: 'Time that the database took for one query.',
    labelNames: ['outcome'] as const,
    buckets: QUERY_BUCKETS_S,
    registers,
  })
  return {
    answered: ({ method, route, status, ms }) => {
      requests.inc({ method, route, status })
      durations.observe({ method, route }, ms / MS)
    },
    pushed: (accepted, refusals) => {
      pushes.inc()
      changes.inc({ result: 'accepted' }, accepted)
      for (const result of refusals) changes.inc({ result })
    },
    uploaded: (count) => bytes.inc(count),
    queried: (ms, isRefused) =>
      queries.observe({ outcome: isRefused ? 'refused' : 'answered' }, ms / MS),
    contentType: register.contentType,
    write: () => register.metrics(),
    watch: (news) => watchNews(register, news),
    watchProcess: () => collectDefaultMetrics({ register }),
  }
}

function watchNews(register: Registry, news: Watched): void {
  const registers = [register]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('promin_event_streams', 'Screens that are told of news as it comes.', news.listeners)
  gauge(
    'promin_event_streams_of_one',
    'Those of the municipality that has the most.',
    news.listenersOfOne,
  )
  const displaced = new Counter({
    name: 'promin_event_streams_displaced_total',
    help: 'Ended in a full process, for a municipality that has fewer.',
    registers,
    collect: () => {
      displaced.reset()
      displaced.inc(news.displaced())
    },
  })
}
