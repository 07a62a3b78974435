// Signatures and photos of hand-outs: what a coordinator may choose from for a report.

import type { Moment } from '../../domain/base/moment.ts'
import { readAid } from '../../domain/records/aid.ts'
import { readHandOutPapers } from '../../domain/records/aid-papers.ts'
import type { Fields } from '../../domain/replica/merge.ts'

export type Proof = {
  /** `<aid>/<hand-out>/signature` or `…/photo`. */
  readonly key: string
  readonly kind: 'signature' | 'photo'
  /** The drawing, or the hash of the photo. */
  readonly value: string
  readonly at: Moment | undefined
  readonly item: string
  readonly name: string | undefined
  readonly quantity: number
}

/** Gives what there is to choose from, the latest first. */
export function findProofs(
  aids: readonly { readonly id: string; readonly fields: Fields }[],
): readonly Proof[] {
  return aids
    .flatMap(({ id, fields }) => proofsOf(id, fields))
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
}

function proofsOf(id: string, fields: Fields): readonly Proof[] {
  const aid = readAid(fields)
  return aid.distributions.flatMap((handOut): readonly Proof[] => {
    const { signature, photo } = readHandOutPapers(fields, 'distributions', handOut.id)
    const line = aid.lines.find((one) => one.id === handOut.line)
    const { at, quantity } = handOut
    const about = { at, quantity, item: line?.item ?? 'other', name: line?.name }
    const proof = (kind: Proof['kind'], value: string | undefined) =>
      value === undefined ? [] : [{ key: `${id}/${handOut.id}/${kind}`, kind, value, ...about }]
    return [...proof('signature', signature), ...proof('photo', photo)]
  })
}
