// What changed between two editions of an assessment, row by row. [AS4]

import type { AskedLine } from './sum-lines.ts'

export type EditionChange =
  | { readonly tag: 'new'; readonly line: AskedLine }
  /** Met, withdrawn or asked for differently. */
  | { readonly tag: 'gone'; readonly line: AskedLine }
  | { readonly tag: 'changed'; readonly line: AskedLine; readonly openBefore: number }

/** Gives the changes in the order of the newer edition, what is gone at the end. [AS4] */
export function compareEditions(
  before: readonly AskedLine[],
  after: readonly AskedLine[],
): readonly EditionChange[] {
  const old = new Map(before.map((line) => [line.key, line]))
  const kept = new Set(after.map(({ key }) => key))
  return [
    ...after.flatMap((line): EditionChange[] => {
      const known = old.get(line.key)
      if (known === undefined) return [{ tag: 'new', line }]
      const isSame =
        known.open === line.open &&
        known.quantity === line.quantity &&
        known.urgency === line.urgency
      return isSame ? [] : [{ tag: 'changed', line, openBefore: known.open }]
    }),
    ...before
      .filter(({ key }) => !kept.has(key))
      .map((line): EditionChange => ({ tag: 'gone', line })),
  ]
}
