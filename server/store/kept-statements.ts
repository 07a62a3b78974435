// The same few queries come to PostgreSQL thousands of times. Under a name each connection reads a
// query once and keeps it; what is left of every further one is its values and its plan.

import type { ClientBase } from 'pg'

const KEPT_STATEMENTS = 200

/** A star is another list of columns after a newer version has grown the schema beside this process:
 *  PostgreSQL then refuses the query that it kept. */
const GIVES_ALL_COLUMNS = /^select \*|"\.\*|returning \*/

/** Gives what has a connection's queries kept. Names are the same on all of them, and never end. */
export function createStatementKeeper(): (client: ClientBase) => void {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= KEPT_STATEMENTS || GIVES_ALL_COLUMNS.test(text))
      return known
    const name = `promin_${names.size}`
    names.set(text, name)
    return name
  }
  return (client) => {
    const query = client.query.bind(client)
    Object.defineProperty(client, 'query', {
      value: (asked: unknown, values: unknown, ...rest: unknown[]): unknown => {
        const name =
          typeof asked === 'string' && Array.isArray(values) && values.length > 0
            ? nameOf(asked)
            : undefined
        return name === undefined
          ? Reflect.apply(query, client, [asked, values, ...rest])
          : Reflect.apply(query, client, [{ name, text: asked, values }, ...rest])
      },
    })
  }
}
