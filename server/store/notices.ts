// The one connection that a server process keeps for itself on PostgreSQL. It carries the notices
// between processes, and a lock that says "a server is running here", which a restore respects. A
// notice is sent after the commit and outside of it: inside, PostgreSQL would make every commit wait
// for every other. One that is lost costs a listener a quarter of a minute: it looks for itself.

import { sql } from 'kysely'
import type { Client } from 'pg'
import { connectPostgres } from './postgres.ts'
import type { Db, MunicipalityId } from './schema.ts'
import { makeId } from './secrets.ts'

const CHANNEL = 'promin'
/** Promin's own numbers among the advisory locks of the database. */
const SERVERS = 7021910
const RETRY_MS = 2_000
const NOTIFY = 'select pg_notify($1, one) from unnest($2::text[]) as one'

export type Notices = {
  /** Tells the other processes; many calls at once become few statements. */
  readonly send: (municipality: MunicipalityId) => void
  readonly close: () => Promise<void>
}

export type NoticeHandlers = {
  readonly onNotice: (municipality: MunicipalityId) => void
  /** The connection was lost for a while: anything may have happened. */
  readonly onGap: () => void
  readonly onError: (error: unknown) => void
}

/** Gives undefined where a restore holds the database. */
export async function openNotices(
  url: string,
  handlers: NoticeHandlers,
): Promise<Notices | undefined> {
  const line = new NoticeLine(url, handlers)
  return (await line.open()) ? line : undefined
}

class NoticeLine implements Notices {
  readonly #me = makeId()
  readonly #url: string
  readonly #handlers: NoticeHandlers
  readonly #waiting = new Set<MunicipalityId>()
  #client: Client | undefined
  #sending: Promise<void> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(url: string, handlers: NoticeHandlers) {
    this.#url = url
    this.#handlers = handlers
  }

  async open(): Promise<boolean> {
    const client = await connectPostgres(this.#url)
    client.on('error', this.#handlers.onError)
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock_shared($1) as held',
      [SERVERS],
    )
    if (rows[0]?.held !== true || this.#isClosed) {
      await client.end()
      return false
    }
    client.on('notification', ({ payload = '' }) => {
      const [from, municipality] = payload.split(' ')
      if (from !== this.#me && municipality !== undefined) this.#handlers.onNotice(municipality)
    })
    await client.query(`listen ${CHANNEL}`)
    client.once('end', () => this.#lose())
    this.#client = client
    this.#drain()
    return true
  }

  send(municipality: MunicipalityId): void {
    this.#waiting.add(municipality)
    this.#drain()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#retry)
    await this.#sending
    await this.#client?.end()
  }

  #drain(): void {
    this.#sending ??= this.#sendWaiting()
  }

  /** What cannot be sent waits for the connection to come back. */
  async #sendWaiting(): Promise<void> {
    // Not before `#sending` holds this promise.
    await Promise.resolve()
    while (this.#waiting.size > 0 && this.#client !== undefined) {
      const sent = [...this.#waiting]
      this.#waiting.clear()
      try {
        const payloads = sent.map((municipality) => `${this.#me} ${municipality}`)
        await this.#client.query(NOTIFY, [CHANNEL, payloads])
      } catch (error) {
        for (const municipality of sent) this.#waiting.add(municipality)
        this.#handlers.onError(error)
        break
      }
    }
    this.#sending = undefined
  }

  #lose(): void {
    this.#client = undefined
    clearTimeout(this.#retry)
    if (!this.#isClosed) this.#retry = setTimeout(() => this.#regain(), RETRY_MS)
  }

  #regain(): void {
    this.open()
      .then((isOpen) => {
        if (isOpen) this.#handlers.onGap()
        else this.#lose()
      })
      .catch((error: unknown) => {
        this.#handlers.onError(error)
        this.#lose()
      })
  }
}

/** Holds every server off for the length of a transaction. Gives false where one is running. */
export async function holdServersOff(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(${SERVERS}) as held`.execute(tx)
  return rows[0]?.held === true
}
