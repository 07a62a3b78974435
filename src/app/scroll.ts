// A new screen begins at its top; going back returns to where the list was left.

import { lastMove } from '../state/location.ts'

const places = new Map<string, number>()

/** Follows the address; gives the function that ends it. */
export function followScroll(): () => void {
  history.scrollRestoration = 'manual'
  let current = location.hash
  const remember = () => places.set(current, scrollY)
  const move = () => {
    current = location.hash
    scrollWhenDrawn(lastMove() === 'back' ? (places.get(current) ?? 0) : 0)
  }
  addEventListener('scroll', remember, { passive: true })
  addEventListener('hashchange', move)
  return () => {
    removeEventListener('scroll', remember)
    removeEventListener('hashchange', move)
  }
}

/** A list is read from the store first: tries for a few frames until the page is long enough. */
function scrollWhenDrawn(wanted: number, framesLeft = 20): void {
  scrollTo(0, wanted)
  if (scrollY < wanted && framesLeft > 0)
    requestAnimationFrame(() => scrollWhenDrawn(wanted, framesLeft - 1))
}
