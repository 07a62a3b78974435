// A list's filter stands in the address: going back to the list finds it as it was, and an address
// that is passed on shows the same.

import { useEffect, useRef, useState } from 'preact/hooks'
import { navigate, useRoute } from './location.ts'

/** Browsers refuse an address that changes with every letter. */
const SETTLE_MS = 250

/** Gives the filter of the address and what changes a part of it. */
export function useHashFilter<F>(
  read: (query: URLSearchParams) => F,
  write: (filter: F) => URLSearchParams,
): readonly [F, (patch: Partial<F>) => void] {
  const { path, query } = useRoute()
  const text = query.toString()
  const written = useRef(text)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [filter, setFilter] = useState(() => read(query))
  useEffect(() => {
    if (text === written.current) return
    written.current = text
    setFilter(() => read(query))
  }, [text])
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (patch: Partial<F>) => {
    const next = { ...filter, ...patch }
    setFilter(() => next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      written.current = write(next).toString()
      const address = `#/${path.join('/')}`
      navigate(written.current === '' ? address : `${address}?${written.current}`, {
        replace: true,
      })
    }, SETTLE_MS)
  }
  return [filter, change]
}
