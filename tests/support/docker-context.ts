// What Docker would send of this folder: the few kinds of lines that our .dockerignore has.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** True where .dockerignore lets a path through: all is kept back but what a `!` line names. */
export function letsThrough(root: string, path: string): boolean {
  const lines = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [first, ...rest] = lines
  const odd = rest.filter((line) => !/^![\w./-]+$/.test(line))
  if (first !== '*' || odd.length > 0) throw new Error(`.dockerignore: cannot read ${odd.join()}`)
  return rest.some((line) => path === line.slice(1) || path.startsWith(`${line.slice(1)}/`))
}
