import type { IconName } from './icon-names.ts'

type Props = { readonly name: IconName; readonly large?: boolean | undefined }

/** A drawing from the sprite in index.html. It never stands without a word or a spoken label beside it. */
export function Icon({ name, large = false }: Props) {
  return (
    <svg class={large ? 'icon icon-large' : 'icon'} aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  )
}
