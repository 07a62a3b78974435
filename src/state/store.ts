import { useEffect, useState } from 'preact/hooks'
import type { StoreApi } from 'zustand/vanilla'

/** Reads one part of a store and draws again when that part changes. (zustand's own hook brings React.) */
export function useStore<State, Part>(
  store: StoreApi<State>,
  select: (state: State) => Part,
): Part {
  const [part, setPart] = useState(() => select(store.getState()))
  useEffect(() => {
    const follow = () => setPart(() => select(store.getState()))
    follow()
    return store.subscribe(follow)
  }, [store])
  return part
}
