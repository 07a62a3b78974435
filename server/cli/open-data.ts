// Opens the data of this server and brings its schema up to date.

import { mkdirSync } from 'node:fs'
import { migrate } from '../store/migrations.ts'
import type { Pen } from '../store/pen.ts'
import type { Db } from '../store/schema.ts'
import { describeUrl, openPostgres } from '../store/postgres.ts'
import {
  ensureMunicipality,
  ensureSite,
  readMunicipalities,
  type Naming,
  type Municipality,
} from '../store/site.ts'
import { openSqlite } from '../store/sqlite.ts'
import { isStoreTrouble } from '../store/trouble.ts'
import type { QueryWatch } from '../store/query-watch.ts'
import { RefusedCommand } from './refused-command.ts'
import { databaseFile, type Settings } from './settings.ts'

export type DatabaseFile = { readonly path: string; readonly pen: Pen }

export type Data = {
  readonly db: Db
  /** Where the database is a file of this machine. */
  readonly file?: DatabaseFile
  /** At least one. */
  readonly municipalities: readonly Municipality[]
  readonly close: () => Promise<void>
}

/** One municipality's part of it. */
export type Town = { readonly db: Db; readonly municipality: Municipality }

/** Until `admin municipality` says otherwise. */
const KYIV = { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } } as const

export async function openData(settings: Settings, watch?: QueryWatch): Promise<Data> {
  const opened = await openDatabase(settings, watch)
  const { db } = opened
  try {
    await migrate(db)
    await ensureSite(db)
    await ensureMunicipality(db, nameOf(settings.municipality))
    const municipalities = await readMunicipalities(db)
    return { ...opened, municipalities, close: () => db.destroy() }
  } catch (error) {
    await db.destroy()
    throw inWords(settings, error)
  }
}

async function openDatabase(
  settings: Settings,
  watch?: QueryWatch,
): Promise<Pick<Data, 'db' | 'file'>> {
  const { databaseUrl, dataFolder } = settings
  if (databaseUrl !== undefined) return { db: openPostgres(databaseUrl, watch) }
  makeFolder(dataFolder)
  const path = databaseFile(settings)
  const { db, pen } = await openSqlite(path, watch)
  return { db, file: { path, pen } }
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

/** The same for a command that is about one municipality. */
export async function withTown<T>(settings: Settings, job: (town: Town) => Promise<T>): Promise<T> {
  return withData(settings, ({ db, municipalities }) =>
    job({ db, municipality: pick(municipalities, settings) }),
  )
}

function pick(known: readonly Municipality[], { chosen, municipality }: Settings): Municipality {
  const codes = known.map(({ code }) => code).join(', ')
  if (chosen !== undefined) {
    const found = known.find(({ code }) => code === chosen)
    if (found !== undefined) return found
    throw new RefusedCommand(`There is no municipality ${chosen} here; there are: ${codes}`)
  }
  const [only, second] = known
  const usual = second === undefined ? only : known.find(({ code }) => code === municipality)
  if (usual !== undefined) return usual
  throw new RefusedCommand(`Say which municipality, --municipality CODE: ${codes}`)
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
