import type { Route } from './route.ts'

/** Gives what an address is called where it must not be named itself: the pattern of its route, `app`
 *  for the page and its parts, `other` for what nobody serves. */
export function createRouteNames(routes: readonly Route[]): (path: string) => string {
  const patterns = [...new Set(routes.map(({ path }) => path))].map((path) => ({
    path,
    matches: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }))
  return (path) => {
    const known = patterns.find(({ matches }) => matches.test(path))?.path
    if (known !== undefined) return known
    return path === '/api' || path.startsWith('/api/') ? 'other' : 'app'
  }
}
