// Numbers out of bytes that a stranger made: nothing past the end is read, it counts as 0.

export function readUint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return readUint16(bytes, at) * 0x1_0000 + readUint16(bytes, at + 2)
}

/** Least significant byte first; `length` up to 6. */
export function readLittle(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}

/** True where these Latin letters stand at this place. */
export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  return readText(bytes, at, text.length) === text
}

export function readText(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
