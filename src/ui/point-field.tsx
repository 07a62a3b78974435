import { Button } from './button.tsx'

type Props = {
  readonly id: string
  readonly title: string
  readonly hint: string
  /** What is known; undefined while nobody measured. */
  readonly known: string | undefined
  readonly problem: string | undefined
  readonly words: { readonly take: string; readonly clear: string }
  readonly onTake: () => void
  readonly onClear: () => void
}

/** A point on the map, taken from the phone of somebody who stands there. */
export function PointField({ id, title, hint, known, problem, words, onTake, onClear }: Props) {
  return (
    <section class="stack-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="muted">{hint}</p>
      {known !== undefined && <p>{known}</p>}
      {problem !== undefined && <p role="alert">{problem}</p>}
      <Button icon="map-pin" onPress={onTake}>
        {words.take}
      </Button>
      {known !== undefined && (
        <Button kind="quiet" onPress={onClear}>
          {words.clear}
        </Button>
      )}
    </section>
  )
}
