import type { Stamp } from '../domain/replica/stamp.ts'

/** What the running engine tells in passing; shown, never stored. */
export type Progress =
  | { readonly tag: 'idle' }
  | {
      readonly tag: 'running'
      readonly sent: number
      readonly total: number
      readonly changes: readonly Stamp[]
    }
