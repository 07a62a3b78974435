// A text as the dark and light squares of a QR code, and those as one path of a drawing.

export type QrRows = readonly (readonly boolean[])[]

/** The quiet zone that a scanner needs around the code, in squares (ISO/IEC 18004). */
const QUIET = 4

/** Gives the code's squares, its quiet zone included; undefined where the encoder cannot be loaded. */
export async function encodeRows(text: string): Promise<QrRows | undefined> {
  const encoder = await loadEncoder()
  return encoder?.encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
}

export function drawPath(rows: QrRows): string {
  return rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
}

async function loadEncoder() {
  try {
    return await import('qr')
  } catch {
    // Not in the cache yet and no network: the link beside the code says the same.
    return undefined
  }
}
