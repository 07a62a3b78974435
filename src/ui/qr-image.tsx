import './qr-image.css'
import { useEffect, useState } from 'preact/hooks'

type Props = { readonly text: string; readonly label: string }

/** The quiet zone that a scanner needs around the code, in modules (ISO/IEC 18004). */
const QUIET = 4

/** A text as a QR code, drawn here; the encoder is loaded only where a code is shown. */
export function QrImage({ text, label }: Props) {
  const [rows, setRows] = useState<readonly (readonly boolean[])[]>()
  useEffect(() => {
    let wanted = true
    void encode(text).then((found) => wanted && setRows(found))
    return () => {
      wanted = false
    }
  }, [text])
  if (rows === undefined) return <div class="qr-image" />
  const size = rows.length + 2 * QUIET
  return (
    <svg class="qr-image" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <path d={draw(rows)} />
    </svg>
  )
}

async function encode(text: string): Promise<readonly (readonly boolean[])[] | undefined> {
  try {
    const { encodeQR } = await import('qr')
    return encodeQR(text, 'raw', { ecc: 'medium', border: 0 })
  } catch {
    // The encoder did not come over the network: the link below the code says the same.
    return undefined
  }
}

function draw(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
}
