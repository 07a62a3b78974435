import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import { TextField } from './text-field.tsx'

type Props = {
  /** Says how many conditions are set, so that a shortened list is never taken for the whole. */
  readonly title: string
  /** Undefined where the search stands before the fold. */
  readonly search?: {
    readonly id: string
    readonly label: string
    readonly value: string
    readonly onChange: (query: string) => void
  }
  /** Undefined while nothing is set. */
  readonly clear: { readonly label: string; readonly onPress: () => void } | undefined
  /** What else the list is narrowed by. */
  readonly children: ComponentChildren
}

/** What narrows a list, behind a fold. */
export function ListConditions({ title, search, clear, children }: Props) {
  return (
    <Disclosure title={title}>
      {search !== undefined && (
        <TextField {...search} type="search" inputMode="search" maxLength={120} />
      )}
      {children}
      {clear !== undefined && <Button onPress={clear.onPress}>{clear.label}</Button>}
    </Disclosure>
  )
}
