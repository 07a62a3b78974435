export function makeSprite(names: readonly string[]): string
