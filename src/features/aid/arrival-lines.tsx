import type { Catalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import type { ArrivalValues } from './arrival-draft.ts'
import type { ArrivalLine as Line } from './arrival-line-draft.ts'
import { ArrivalLine } from './arrival-line.tsx'
import type { CoveredNeed } from './open-needs.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly needs: readonly CoveredNeed[]
  readonly values: ArrivalValues
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (lines: readonly Line[]) => void
  readonly onPickItem: () => void
}

/** Everything that came, and one more. */
export function ArrivalLines({ catalogue, needs, values, errorOf, onChange, onPickItem }: Props) {
  const { t } = useText()
  const { lines, mode, stage } = values
  const error = errorOf('lines')
  return (
    <>
      {lines.map((line) => (
        <ArrivalLine
          key={line.id}
          catalogue={catalogue}
          needs={needs}
          line={line}
          stage={stage}
          errorOf={errorOf}
          onChange={(changed) =>
            onChange(lines.map((one) => (one.id === changed.id ? changed : one)))
          }
          onRemove={
            mode === 'arrival' && line.promised !== null
              ? undefined
              : () => onChange(lines.filter(({ id }) => id !== line.id))
          }
        />
      ))}
      <section class={error === undefined ? 'stack-tight' : 'stack-tight field-wrong'}>
        {lines.length === 0 && <h2>{t('aid.what')}</h2>}
        {error !== undefined && <p class="field-error">{error}</p>}
        <div id="lines" tabIndex={-1}>
          <Button icon="plus" onPress={onPickItem}>
            {t(lines.length === 0 ? 'aid.what.choose' : 'need.addline')}
          </Button>
        </div>
      </section>
    </>
  )
}
