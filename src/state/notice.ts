// The one snackbar, and what a screen reader is told in passing.

import { createStore } from 'zustand/vanilla'

export type NoticeAction = { readonly label: string; readonly run: () => void }
export type Notice = {
  readonly id: number
  readonly text: string
  readonly detail: string | undefined
  /** Said only while something waits to be sent: a promise that was kept already would be a wrong one. */
  readonly promise: string | undefined
  readonly actions: readonly NoticeAction[]
}

type Notices = { readonly shown: Notice | undefined; readonly spoken: string }

const SHOWN_MS = 10_000

export const notices = createStore<Notices>(() => ({ shown: undefined, spoken: '' }))

let lastId = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Shows a sentence at the bottom for 10 s, with at most two things to do about it, and speaks it. */
export function showNotice(notice: {
  text: string
  detail?: string
  promise?: string
  actions?: readonly NoticeAction[]
  lastsMs?: number
}): void {
  const id = ++lastId
  const { text, detail, promise, actions = [] } = notice
  clearTimeout(timer)
  notices.setState({ shown: { id, text, detail, promise, actions }, spoken: anew(text) })
  timer = setTimeout(() => {
    if (notices.getState().shown?.id === id) hideNotice()
  }, notice.lastsMs ?? SHOWN_MS)
}

export function hideNotice(): void {
  notices.setState({ shown: undefined })
}

/** Speaks a sentence politely without showing it. */
export function announce(text: string): void {
  notices.setState({ spoken: anew(text) })
}

/** The same sentence twice would be no change for a screen reader: a space that is not heard makes it one. */
function anew(text: string): string {
  return notices.getState().spoken === text ? `${text}\u00a0` : text
}
