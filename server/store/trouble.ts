// Tells trouble of the store, which passes by itself or by an administrator, from a bug of ours.

/** The thread that was writing ended: whether it had written is not known. */
export class LostThread extends Error {}

/** True where the database is busy, full, unreadable or away; the request may be made again. */
export function isStoreTrouble(error: unknown): boolean {
  if (error instanceof LostThread) return true
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && typeof error.code === 'string')
    return SQLITE.test(error.code) || POSTGRESQL.test(error.code) || NETWORK.test(error.code)
  return error instanceof Error && LOST.test(error.message)
}

const SQLITE =
  /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CORRUPT|CANTOPEN|READONLY|NOTADB|PROTOCOL|NOMEM)(?:_|$)/

/** By the classes of its manual, appendix A: connection, authorization, resources, intervention,
 *  system, damage; and of others what is no fault of the statement: read-only, deadlock, a lock not given. */
const POSTGRESQL =
  /^(?:08...|28...|3D000|25006|25P0[34]|40001|40P01|53...|55P03|57...|58...|XX00[12])$/

const NETWORK =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/

/** What the driver says, without a code, of a connection that broke or could not be had in time. */
const LOST = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded)/
