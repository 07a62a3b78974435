import type { ComponentChildren } from 'preact'

type Props = { readonly text: string; readonly children?: ComponentChildren }

/** One line of news above a list, with what can be done about it. Never in a form. */
export function Banner({ text, children }: Props) {
  return (
    <aside class="banner" aria-label={text}>
      <p>{text}</p>
      {children !== undefined && <div class="banner-actions">{children}</div>}
    </aside>
  )
}
