// Which address shows which screen. Pure: the screens themselves are in routes.tsx.

export type TabId = 'today' | 'needs' | 'power' | 'aid' | 'menu'

export type RouteRule<Name extends string> = {
  /** `needs/:id/edit`; a last `*` stands for anything, also for nothing. */
  readonly pattern: string
  readonly screen: Name
  /** The section that is marked as the current one. */
  readonly tab?: TabId
  /** A form has no tab bar, no banners and no chip: nothing stands between a person and the text. */
  readonly form?: true
}

/** Gives the first rule that fits the segments of an address. */
export function findRule<Name extends string>(
  rules: readonly RouteRule<Name>[],
  path: readonly string[],
): RouteRule<Name> | undefined {
  return rules.find(({ pattern }) => fits(pattern.split('/'), path))
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === '*'
  const fixed = isOpen ? pattern.slice(0, -1) : pattern
  if (isOpen ? path.length < fixed.length : path.length !== fixed.length) return false
  return fixed.every((segment, at) => segment.startsWith(':') || segment === path[at])
}
