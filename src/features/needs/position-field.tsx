import { usePosition } from '../../state/position.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import type { Position } from './need-draft.ts'

type Props = {
  readonly position: Position | null
  readonly onChange: (position: Position | null) => void
}

/** Where exactly, for a place without an address: asked of the phone only when a person presses. */
export function PositionField({ position, onChange }: Props) {
  const { t, number } = useText()
  const { isAsking, problem, ask } = usePosition()
  const take = async () => {
    const found = await ask()
    if (found !== undefined) onChange(found)
  }
  return (
    <section class="stack-tight" aria-labelledby="position">
      <h2 id="position">{t('need.position')}</h2>
      <p class="muted">{t('need.position.h')}</p>
      {position !== null && (
        <p>{t('pos.found', { accuracy: t('pos.metres', { n: number(position.accuracy) }) })}</p>
      )}
      {problem !== undefined && <p role="alert">{t(problem)}</p>}
      <Button icon="map-pin" onPress={() => void take()}>
        {isAsking
          ? t('pos.asking')
          : t(position === null ? 'need.position.take' : 'need.position.again')}
      </Button>
      {position !== null && (
        <Button kind="quiet" onPress={() => onChange(null)}>
          {t('need.position.drop')}
        </Button>
      )}
    </section>
  )
}
