// What the environment says, read once and refused in words where it makes no sense.

import { join, resolve } from 'node:path'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import type { S3Settings } from '../files/s3-store.ts'
import { readProxies, type Proxies } from '../guards/proxies.ts'
import { LOG_LEVELS, type LogLevel } from '../log.ts'
import { RefusedCommand } from './refused-command.ts'
import type { MetricsAddress } from './serve-metrics.ts'
import { readMetricsAddress } from './metrics-settings.ts'
import { readS3Settings } from './s3-settings.ts'

export type Settings = {
  readonly port: number
  /** Undefined: every address of the machine. */
  readonly host: string | undefined
  readonly dataFolder: string
  /** Undefined: SQLite in the data folder. */
  readonly databaseUrl: string | undefined
  /** Undefined: photos lie in the data folder. */
  readonly s3: S3Settings | undefined
  readonly publicUrl: string
  /** Who may say where a request came from. */
  readonly proxies: Proxies
  /** Undefined: nobody may read numbers. */
  readonly metrics: MetricsAddress | undefined
  readonly logLevel: LogLevel
  /** The code of the municipality that a new data folder is for. */
  readonly municipality: string | undefined
  /** The code of the one that a command is about: --municipality. */
  readonly chosen: string | undefined
}

const DEFAULT_PORT = 8080

export function readSettings(chosen?: string): Settings {
  const { env } = process
  const port = readPort(env.PORT)
  return {
    port,
    host: env.HOST === undefined || env.HOST === '' ? undefined : env.HOST,
    dataFolder: resolve(env.PROMIN_DATA ?? 'data'),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    s3: readS3Settings(env),
    publicUrl: readPublicUrl(env.PUBLIC_URL) ?? `http://localhost:${port}`,
    proxies: mustProxies(env.PROMIN_PROXIES ?? ''),
    metrics: readMetricsAddress(env.PROMIN_METRICS ?? ''),
    logLevel: readLogLevel(env.LOG_LEVEL),
    municipality: readMunicipality(env.PROMIN_MUNICIPALITY, 'PROMIN_MUNICIPALITY'),
    chosen: readMunicipality(chosen, '--municipality'),
  }
}

export function databaseFile({ dataFolder }: Settings): string {
  return join(dataFolder, 'promin.sqlite')
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new RefusedCommand(`PORT must be a number from 0 to 65535; it is "${text}".`)
}

/** What was given is not repeated: it may hold a password. */
function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^postgres(?:ql)?:$/.test(url.protocol) && url.pathname.length > 1)
    return text
  throw new RefusedCommand(
    'DATABASE_URL must be postgres://user:password@host:5432/database. Unset it to keep the data in SQLite.',
  )
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '')
  throw new RefusedCommand(`PUBLIC_URL must begin with http:// or https://; it is "${text}".`)
}

function mustProxies(text: string): Proxies {
  const proxies = readProxies(text)
  if (proxies !== undefined) return proxies
  throw new RefusedCommand(
    `PROMIN_PROXIES takes addresses and networks with commas between, or \`private\`; it is "${text}".`,
  )
}

function readLogLevel(text: string | undefined): LogLevel {
  if (text === undefined || text === '') return 'info'
  const level = LOG_LEVELS.find((known) => known === text)
  if (level !== undefined) return level
  throw new RefusedCommand(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}; it is "${text}".`)
}

function readMunicipality(text: string | undefined, name: string): string | undefined {
  if (text === undefined || text === '' || isPlaceCode(text)) return text || undefined
  throw new RefusedCommand(
    `${name} must be a code of the codifier (UA and 17 digits); it is "${String(text)}".`,
  )
}
