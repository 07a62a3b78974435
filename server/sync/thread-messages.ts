// What passes between the server and its thread of pushes. An error loses its code on the way, and
// with it whether it is trouble of the store: it is taken apart here and put together there.

import type { MunicipalityId } from '../store/schema.ts'
import type { Push, Taken } from './push.ts'

export type ThreadSettings = { readonly file: string; readonly isWatched: boolean }

export type Order = { readonly municipality: MunicipalityId; readonly pushes: readonly Push[] }

export type Failure = {
  readonly name: string
  readonly message: string
  readonly stack: string
  readonly code?: string
}

export type Done = {
  readonly outcome: { readonly taken: Taken } | { readonly failure: Failure }
  /** What the metrics are told of each query: its milliseconds, and whether it was refused. */
  readonly queries: readonly (readonly [ms: number, isRefused: boolean])[]
}

export function packError(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: typeof error, message: '', stack: '' }
  const { name, message, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { name, message, stack, ...code }
}

export function unpackError({ message, ...rest }: Failure): Error {
  return Object.assign(new Error(message), rest)
}
