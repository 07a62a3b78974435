import './qr-image.css'
import { useEffect, useState } from 'preact/hooks'
import { drawPath, encodeRows, type QrRows } from './qr-rows.ts'

type Props = { readonly text: string; readonly label: string }

/** A text as a QR code, drawn here; the encoder is loaded only where a code is shown. */
export function QrImage({ text, label }: Props) {
  const [rows, setRows] = useState<QrRows>()
  useEffect(() => {
    let wanted = true
    void encodeRows(text).then((found) => wanted && setRows(found))
    return () => {
      wanted = false
    }
  }, [text])
  if (rows === undefined) return null
  return (
    <svg
      class="qr-image"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
    >
      <path d={drawPath(rows)} />
    </svg>
  )
}
