import { Button } from './button.tsx'
import './choice-cards.css'

type Side = { readonly who: string; readonly value: string }
export type ShownChoice = {
  readonly key: string
  readonly title: string
  readonly field: string
  readonly theirs: Side
  readonly mine: Side
  readonly words: {
    readonly inForce: string
    readonly keep: string
    readonly use: string
    readonly note: string
  }
  readonly onKeep: () => void
  readonly onUse: () => void
}

/** What two people changed in a record: inside of it, never in the way. */
export function ChoiceCards({ choices }: { choices: readonly ShownChoice[] }) {
  return (
    <>
      {choices.map((choice) => (
        <ChoiceCard {...choice} key={choice.key} />
      ))}
    </>
  )
}

/** A field that two people changed: both values, the one in force marked, and a button for each that
 *  names its value. Doing nothing is safe. */
function ChoiceCard({ title, field, theirs, mine, words, onKeep, onUse }: ShownChoice) {
  return (
    <section class="choice">
      <h2>{title}</h2>
      <h3>{field}</h3>
      <dl>
        <div>
          <dt>{theirs.who}</dt>
          <dd>
            {theirs.value} <small>{words.inForce}</small>
          </dd>
        </div>
        <div>
          <dt>{mine.who}</dt>
          <dd>{mine.value}</dd>
        </div>
      </dl>
      <div class="choice-buttons">
        <Button onPress={onKeep}>{words.keep}</Button>
        <Button onPress={onUse}>{words.use}</Button>
      </div>
      <p class="muted">{words.note}</p>
    </section>
  )
}
