import { Segments } from './segments.tsx'

type Option<T extends string> = { readonly value: T; readonly label: string }
type Props<T extends string> = {
  readonly legend: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A question of a form with few short answers. What stands above them names them, once. */
export function SegmentField<T extends string>({ legend, ...choice }: Props<T>) {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <Segments {...choice} />
    </fieldset>
  )
}
