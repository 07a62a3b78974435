import type { ComponentChildren } from 'preact'

type Props = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly children: ComponentChildren
}

/** Label, hint, the input itself, and the sentence that says what is wrong with it. */
export function Field({ id, label, hint, error, children }: Props) {
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  )
}

/** Gives the `aria-describedby` of an input in a Field, where there is something to name. */
export function describedBy(id: string, hint: string | undefined, error: string | undefined) {
  const hintId = hint === undefined ? [] : [`${id}-hint`]
  const errorId = error === undefined ? [] : [`${id}-error`]
  const ids = [...hintId, ...errorId]
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }
}
