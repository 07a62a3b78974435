import type { ComponentChildren } from 'preact'

type Props = { readonly title?: string; readonly children: ComponentChildren }

export function Card({ title, children }: Props) {
  return (
    <section class="card">
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  )
}
