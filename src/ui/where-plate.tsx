import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { Plate } from './plate.tsx'

type Props = {
  readonly id: string
  readonly title: string
  readonly error?: string | undefined
  /** The place as it stands; undefined while none was chosen. */
  readonly shown:
    | { readonly title: string; readonly address: string | undefined; readonly label: string }
    | undefined
  readonly chooseLabel: string
  readonly picker: (close: () => void) => ComponentChildren
}

/** Where: the place used last, as a plate; a press changes it. */
export function WherePlate({ id, title, error, shown, chooseLabel, picker }: Props) {
  const [isPicking, setPicking] = useState(false)
  const pick = () => setPicking(true)
  return (
    <section class={error === undefined ? 'stack-tight' : 'stack-tight field-wrong'}>
      <h2>{title}</h2>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div id={id} tabIndex={-1}>
        {shown === undefined ? (
          <Button icon="map-pin" onPress={pick}>
            {chooseLabel}
          </Button>
        ) : (
          <Plate {...shown} onPress={pick} />
        )}
      </div>
      {isPicking && picker(() => setPicking(false))}
    </section>
  )
}
