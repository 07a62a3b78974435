// What stands between a record and the disk. Everything but opaque ids, kinds, buckets, sizes and
// state codes passes through here, so that sealing the store changes one adapter and no caller.

/** `context` names the row (`records/<id>`), so that a body cannot be moved to another row.
 *  `decode` gives undefined for what it cannot read; neither throws. */
export type Codec = {
  readonly encode: (value: unknown, context: string) => Promise<unknown>
  readonly decode: (stored: unknown, context: string) => Promise<unknown>
}

export const plainCodec: Codec = {
  encode: async (value) => value,
  decode: async (stored) => stored,
}
