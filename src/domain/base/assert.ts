/** Stops at a bug of ours. Nothing that a person, a phone or a network can cause comes here. */
export function assert(condition: unknown, mustHold: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${mustHold}`)
}
