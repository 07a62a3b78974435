import { once } from 'node:events'
import type { Server } from 'node:http'
import { createApp } from '../app.ts'
import { createContacts } from '../contacts.ts'
import { createHttpServer } from '../http-server.ts'
import { createLog, describeError, type Log } from '../log.ts'
import { openVault } from '../files/open-vault.ts'
import type { News } from '../news.ts'
import { NO_METRICS, type Metrics } from '../metrics/metrics.ts'
import { createBell } from '../push/bell.ts'
import { isPushService } from '../push/push-services.ts'
import { sendPush } from '../push/send-push.ts'
import type { QueryWatch } from '../store/query-watch.ts'
import { handPushesTo } from '../sync/push-taker.ts'
import { startPushThread } from '../sync/push-thread.ts'
import { loadStaticFiles } from '../static-files.ts'
import { greet } from './greeting.ts'
import { joinServers } from './join-servers.ts'
import { keepHouse } from './keep-house.ts'
import { openData, type Data } from './open-data.ts'
import { APP_FOLDER } from './place-names.ts'
import { RefusedCommand } from './refused-command.ts'
import { serveMetrics } from './serve-metrics.ts'
import type { Settings } from './settings.ts'

declare const PROMIN_VERSION: string

/** Built beside this program. */
const PUSH_WORKER = new URL('./push-worker.js', import.meta.url)
const STOP_TIMEOUT_MS = 10_000
const STOP_LOOK_MS = 50

/** Serves until it is told to stop; then ends what runs, writes down what it knows, and goes. */
export async function serveApp(_args: string[], asked: Settings): Promise<void> {
  const log = createLog(asked.logLevel)
  const numbers = await openNumbers(asked, log)
  const data = await openData(asked, numbers?.metrics.queried)
  const endThread = startThread(data, { log, watch: numbers?.metrics.queried })
  const { news, leave } = await joinServers(asked, log)
  numbers?.metrics.watch(news)
  const metrics = numbers?.metrics ?? NO_METRICS
  const { server, stop } = listen(data, asked, { log, news, metrics })
  const settings = await whenListening(server, asked)
  // Before the greeting: who reads it may send a signal at once.
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  await greet(data, settings)
  const signal = await told
  await stop(String(signal[0] ?? 'signal'))
  await leave()
  await endThread()
  await data.close()
  numbers?.close()
}

/** Loaded only where somebody asks for numbers. */
async function openNumbers({ metrics: address }: Settings, log: Log) {
  if (address === undefined) return undefined
  const { createPrometheus } = await import('../metrics/prometheus.ts')
  const metrics = createPrometheus()
  metrics.watchProcess()
  return { metrics, close: await serveMetrics(address, metrics, log) }
}

type Watched = { readonly log: Log; readonly watch: QueryWatch | undefined }

/** Several processes share a PostgreSQL and its machine; a file has this one alone, whose second core is free. */
function startThread({ db, file }: Data, { log, watch }: Watched): () => Promise<void> {
  if (file === undefined) return async () => undefined
  const { path, pen } = file
  const onLost = (error: unknown) => log.error('push_thread_lost', describeError(error))
  const thread = startPushThread({ db, file: path, pen, program: PUSH_WORKER, watch, onLost })
  handPushesTo(db, thread.take)
  return thread.end
}

type Parts = { readonly log: Log; readonly news: News; readonly metrics: Metrics }

function listen(data: Data, settings: Settings, { log, news, metrics }: Parts) {
  const { db } = data
  const contacts = createContacts(db)
  const files = loadStaticFiles(APP_FOLDER)
  const { publicUrl, proxies } = settings
  const vault = openVault(settings.dataFolder, settings.s3)
  const bell = createBell({ db, log, now: Date.now, publicUrl, send: sendPush })
  const parts = { db, log, files, contacts, news, vault, metrics, bell, isPushService }
  const deps = { ...parts, now: Date.now, publicUrl, proxies, version: PROMIN_VERSION }
  const { fetch } = createApp(deps)
  const { port, host } = settings
  const server = createHttpServer(fetch)
  server.listen({ port, ...(host && { host }) })
  const rest = keepHouse(parts)
  const stop = async (reason: string) => {
    log.info('stopping', { reason })
    news.close()
    const closed = once(server, 'close')
    server.close()
    const cut = setTimeout(() => server.closeAllConnections(), STOP_TIMEOUT_MS)
    // Those that are in the middle of something become idle one after the other.
    const tidying = setInterval(() => server.closeIdleConnections(), STOP_LOOK_MS)
    await closed
    clearTimeout(cut)
    clearInterval(tidying)
    await bell.rest()
    await rest()
  }
  return { server, stop }
}

/** Gives the settings with the port that was really taken: PORT=0 takes a free one. */
async function whenListening(server: Server, settings: Settings): Promise<Settings> {
  await new Promise<void>((resolve, reject) => {
    if (server.listening) resolve()
    server.once('listening', () => resolve())
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE'
      reject(
        taken
          ? new RefusedCommand(`Port ${settings.port} is taken. Name another in PORT.`, { cause })
          : cause,
      )
    })
  })
  const address = server.address()
  if (settings.port !== 0 || address === null || typeof address === 'string') return settings
  const publicUrl = settings.publicUrl.replace(/:0$/, `:${address.port}`)
  return { ...settings, port: address.port, publicUrl }
}
