import './dated.css'
import type { ComponentChildren } from 'preact'
import { sayDated } from './say-dated.ts'

type Props = { readonly value: string; readonly children: ComponentChildren }

/** A phone set to English writes 11/26/2026 into its own field of a date. Where the field is only
 *  tapped, and the phone's own calendar opens, the day stands over it as it is written here. */
export function Dated({ value, children }: Props) {
  return (
    <span class="dated">
      {children}
      <span class="dated-text numbers" aria-hidden="true">
        {sayDated(value)}
      </span>
    </span>
  )
}
