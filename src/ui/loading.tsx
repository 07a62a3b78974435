import { useEffect, useState } from 'preact/hooks'

type Props = { readonly text: string }

const PATIENCE_MS = 200

/** Says that something is being fetched, but only when it takes long enough to be noticed. */
export function Loading({ text }: Props) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return late ? <p class="loading">{text}</p> : null
}
