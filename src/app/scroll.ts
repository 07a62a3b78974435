// A new screen begins at its top; going back returns to where the list was left.

const places = new Map<string, number>()

/** Follows the address; gives the function that ends it. */
export function followScroll(): () => void {
  history.scrollRestoration = 'manual'
  let current = location.hash
  let isBack = false
  const remember = () => places.set(current, scrollY)
  const noteBack = () => {
    isBack = true
  }
  const move = () => {
    current = location.hash
    const wanted = isBack ? (places.get(current) ?? 0) : 0
    isBack = false
    scrollWhenDrawn(wanted)
  }
  addEventListener('scroll', remember, { passive: true })
  addEventListener('popstate', noteBack)
  addEventListener('hashchange', move)
  return () => {
    removeEventListener('scroll', remember)
    removeEventListener('popstate', noteBack)
    removeEventListener('hashchange', move)
  }
}

/** A list is read from the store first: tries for a few frames until the page is long enough. */
function scrollWhenDrawn(wanted: number, framesLeft = 20): void {
  scrollTo(0, wanted)
  if (scrollY < wanted && framesLeft > 0)
    requestAnimationFrame(() => scrollWhenDrawn(wanted, framesLeft - 1))
}
