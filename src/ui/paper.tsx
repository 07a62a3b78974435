import './paper.css'
import type { ComponentChildren } from 'preact'
import { QrImage } from './qr-image.tsx'

type Props = {
  readonly label: string
  /** What the code at the corner says, and what it is called. */
  readonly qr: string
  readonly qrLabel: string
  /** The same in letters, for whoever has no camera. */
  readonly code: string
  readonly children: ComponentChildren
}

/** A sheet that is printed: black on white, A4, no colour says anything. On a phone it is wider than
 *  the screen and moves inside its frame. */
export function Paper({ label, qr, qrLabel, code, children }: Props) {
  return (
    <div class="paper-frame" role="region" aria-label={label} tabIndex={0}>
      <article class="paper">
        <div class="paper-qr">
          <QrImage text={qr} label={qrLabel} />
          <small>{code}</small>
        </div>
        {children}
      </article>
    </div>
  )
}
