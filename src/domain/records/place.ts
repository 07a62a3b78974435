// Places are codes of the Ukrainian codifier (KATOTTG): UA, oblast 2, raion 2, hromada 3,
// settlement 3, city district 2, and a unique number of 5 digits.
//   UA 80 00 000 000 00 93317   Kyiv          UA 80 00 000 000 01 26643   one of its districts

const PLACE_CODE = /^UA\d{17}$/
const HEAD_LEVELS = [4, 6, 9, 12, 14] as const

export function isPlaceCode(text: unknown): text is string {
  return typeof text === 'string' && PLACE_CODE.test(text)
}

/** True when `inner` is `outer` or lies within it. */
export function containsPlace(outer: string, inner: string): boolean {
  return outer === inner || (isPlaceCode(outer) && inner.startsWith(placeHead(outer)))
}

/** Gives the part of a code that every place within it begins with. */
export function placeHead(code: string): string {
  const head = code.slice(0, 14)
  return head.slice(0, HEAD_LEVELS.find((end) => /^0*$/.test(head.slice(end))) ?? head.length)
}

/** Gives the two digits and prefix of a place's oblast: `UA18`. */
export function oblastOf(code: string): string {
  return code.slice(0, 4)
}
