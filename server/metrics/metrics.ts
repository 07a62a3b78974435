// What is counted for whoever watches over the server. Numbers only: no person, device, record or
// municipality is ever a label.

export type Answered = {
  readonly method: string
  /** The pattern of the address, never the address. */
  readonly route: string
  readonly status: number
  readonly ms: number
}

export type Metrics = {
  readonly answered: (answer: Answered) => void
  readonly pushed: (accepted: number, refusals: readonly string[]) => void
  readonly uploaded: (bytes: number) => void
  readonly queried: (ms: number, isRefused: boolean) => void
}

export const NO_METRICS: Metrics = {
  answered: () => {},
  pushed: () => {},
  uploaded: () => {},
  queried: () => {},
}
