import type { Catalogue } from '../../state/catalogue.ts'
import { lineTitle } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { NumberStepper } from '../../ui/number-stepper.tsx'
import type { Stage } from './arrival-draft.ts'
import {
  differenceOf,
  lineFieldId,
  promisedUnits,
  type ArrivalLine as Line,
} from './arrival-line-draft.ts'
import { ArrivalLineMore } from './arrival-line-more.tsx'
import type { CoveredNeed } from './open-needs.ts'
import { isCounted } from './quantity.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly needs: readonly CoveredNeed[]
  readonly line: Line
  readonly stage: Stage
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (line: Line) => void
  /** Undefined for a line that was promised: it may come to nothing, but it was promised. */
  readonly onRemove: (() => void) | undefined
}

const QUICK = [2, 5, 10, 20, 50] as const

/** One thing that came: how many, how many fewer than expected, how many of them damaged. */
export function ArrivalLine(props: Props) {
  const { catalogue, line, stage, errorOf, onChange, onRemove } = props
  const text = useText()
  const { t } = text
  const name = lineTitle(text, catalogue, line)
  const unit = catalogue.unitName(line.unit)
  const hasCome = stage === 'received'
  const inPacks = !hasCome && line.packFactor !== null
  const shared = {
    less: t('sr.less', { item: name }),
    more: t('sr.more', { item: name }),
    decimal: !isCounted(inPacks ? 'pack' : line.unit),
    min: 0,
  }
  const stepper = (field: 'arrived' | 'damaged' | 'missing') => ({
    ...shared,
    id: lineFieldId(field, line.id),
    unit,
    value: line[field] ?? Number.NaN,
    onChange: (amount: number) => onChange({ ...line, [field]: orNull(amount) }),
    error: errorOf(lineFieldId(field, line.id)),
  })
  return (
    <section class="card">
      <h2>{name}</h2>
      <NumberStepper
        {...stepper('arrived')}
        label={t(hasCome ? 'aid.recv.qty' : 'aid.exp.qty')}
        unit={inPacks ? catalogue.unitName('pack') : unit}
        hint={hintOf()}
        quick={line.promised === null ? QUICK : []}
      />
      {hasCome && <Difference line={line} />}
      {hasCome && <NumberStepper {...stepper('damaged')} label={t('aid.damaged')} />}
      {hasCome && ((differenceOf(line) ?? 0) < 0 || line.missing !== null) && (
        <NumberStepper
          {...stepper('missing')}
          label={t('aid.line.missing')}
          hint={t('aid.line.missing.hint')}
        />
      )}
      <ArrivalLineMore {...props} name={name} unit={unit} hasCome={hasCome} />
      {onRemove !== undefined && (
        <Button kind="quiet" label={t('sr.removeline', { item: name })} onPress={onRemove}>
          {t('need.line.remove')}
        </Button>
      )}
    </section>
  )

  /** What the sender counted, and what it comes to in pieces. */
  function hintOf(): string | undefined {
    const { promised, packFactor } = line
    const packs = hasCome ? promised : line.arrived
    if (packFactor !== null && packs !== null)
      return t(hasCome ? 'aid.listed.packs' : 'aid.packs.are', {
        packs: text.number(packs),
        n: text.number(packFactor),
        q: text.quantity((hasCome ? promisedUnits(line) : packs * packFactor) ?? 0, unit),
      })
    return hasCome && promised !== null
      ? t('aid.listed', { q: text.quantity(promised, unit) })
      : undefined
  }
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
