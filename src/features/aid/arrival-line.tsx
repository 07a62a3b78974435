import type { Catalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { NumberStepper } from '../../ui/number-stepper.tsx'
import {
  arrivedFieldId,
  damagedFieldId,
  differenceOf,
  type ArrivalLine as Line,
  type Stage,
} from './arrival-draft.ts'
import { isCounted } from './quantity.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly line: Line
  readonly stage: Stage
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (line: Line) => void
  /** Undefined for a line that was promised: it may come to nothing, but it was promised. */
  readonly onRemove: (() => void) | undefined
}

const QUICK = [2, 5, 10, 20, 50] as const

/** One thing that came: how many, how many fewer than expected, how many of them damaged. */
export function ArrivalLine({ catalogue, line, stage, errorOf, onChange, onRemove }: Props) {
  const text = useText()
  const { t } = text
  const name = catalogue.itemName(line.item, line.name)
  const unit = catalogue.unitName(line.unit)
  const hasCome = stage === 'received'
  const names = { less: t('sr.less', { item: name }), more: t('sr.more', { item: name }) }
  const decimal = !isCounted(line.unit)
  return (
    <section class="card">
      <h2>{name}</h2>
      <NumberStepper
        id={arrivedFieldId(line.id)}
        label={t(hasCome ? 'aid.recv.qty' : 'aid.exp.qty')}
        unit={unit}
        hint={
          hasCome && line.promised !== null
            ? t('aid.listed', { q: text.quantity(line.promised, unit) })
            : undefined
        }
        value={line.arrived ?? Number.NaN}
        onChange={(arrived) => onChange({ ...line, arrived: orNull(arrived) })}
        min={0}
        quick={line.promised === null ? QUICK : []}
        decimal={decimal}
        error={errorOf(arrivedFieldId(line.id))}
        {...names}
      />
      {hasCome && <Difference line={line} />}
      {hasCome && (
        <NumberStepper
          id={damagedFieldId(line.id)}
          label={t('aid.damaged')}
          unit={unit}
          value={line.damaged ?? Number.NaN}
          onChange={(damaged) => onChange({ ...line, damaged: orNull(damaged) })}
          min={0}
          decimal={decimal}
          error={errorOf(damagedFieldId(line.id))}
          {...names}
        />
      )}
      {onRemove !== undefined && (
        <Button kind="quiet" label={t('sr.removeline', { item: name })} onPress={onRemove}>
          {t('need.line.remove')}
        </Button>
      )}
    </section>
  )
}

/** A difference is said, not forbidden. */
function Difference({ line }: { readonly line: Line }) {
  const { t, number } = useText()
  const difference = differenceOf(line) ?? 0
  const n = number(Math.abs(difference))
  return (
    <p class="aid-difference" aria-live="polite" hidden={difference === 0}>
      {difference < 0 && t('aid.less', { n })}
      {difference > 0 && t('aid.more', { n })}
    </p>
  )
}

function orNull(amount: number): number | null {
  return Number.isNaN(amount) ? null : amount
}
