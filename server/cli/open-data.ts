// Opens the data of this server, brings its schema up to date, and knows whose it is.

import { mkdirSync } from 'node:fs'
import { migrate } from '../store/migrations.ts'
import type { Db } from '../store/schema.ts'
import { describeUrl, openPostgres } from '../store/postgres.ts'
import { ensureMunicipality, ensureSite, type Naming, type Municipality } from '../store/site.ts'
import { openSqlite } from '../store/sqlite.ts'
import { isStoreTrouble } from '../store/trouble.ts'
import { RefusedCommand } from './refused-command.ts'
import { databaseFile, type Settings } from './settings.ts'

export type Data = {
  readonly db: Db
  readonly municipality: Municipality
  readonly close: () => Promise<void>
}

/** Until `admin municipality` says otherwise. */
const KYIV = { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } } as const

export async function openData(settings: Settings): Promise<Data> {
  const db = await openDatabase(settings)
  try {
    await migrate(db)
    await ensureSite(db)
    const municipality = await ensureMunicipality(db, nameOf(settings.municipality))
    return { db, municipality, close: () => db.destroy() }
  } catch (error) {
    await db.destroy()
    throw inWords(settings, error)
  }
}

async function openDatabase(settings: Settings): Promise<Db> {
  const { databaseUrl, dataFolder } = settings
  if (databaseUrl !== undefined) return openPostgres(databaseUrl)
  makeFolder(dataFolder)
  return (await openSqlite(databaseFile(settings))).db
}

function inWords({ databaseUrl }: Settings, cause: unknown): unknown {
  if (databaseUrl === undefined || !isStoreTrouble(cause)) return cause
  const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer'
  return new RefusedCommand(
    `The database ${describeUrl(databaseUrl)} cannot be used (${why}). Is it running, and is DATABASE_URL right?`,
    { cause },
  )
}

/** A code alone is no name: `admin municipality` gives it one before the first phone joins. */
function nameOf(code: string = KYIV.code): Naming {
  return code === KYIV.code ? KYIV : { code, name: { uk: code, en: code } }
}

/** Opens the data for one command and closes it again. */
export async function withData<T>(settings: Settings, job: (data: Data) => Promise<T>): Promise<T> {
  const data = await openData(settings)
  try {
    return await job(data)
  } finally {
    await data.close()
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new RefusedCommand(
      `The data folder ${folder} cannot be made. Name another in PROMIN_DATA.`,
      { cause },
    )
  }
}
