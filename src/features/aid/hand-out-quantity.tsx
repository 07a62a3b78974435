import type { Catalogue } from '../../state/catalogue.ts'
import { moreSpec } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { NumberStepper } from '../../ui/number-stepper.tsx'
import type { StockLine } from './aid-list.ts'
import { isCounted, type Amount } from './quantity.ts'
import { leftWords } from './stock-field.tsx'

type Props = {
  readonly catalogue: Catalogue
  readonly chosen: StockLine | undefined
  readonly quantity: Amount
  /** How many more than there are. */
  readonly over: number
  readonly error: string | undefined
  /** It is no more, instead of given to somebody. */
  readonly isWriteOff?: boolean
  readonly onChange: (quantity: Amount) => void
}

const QUICK = [2, 5, 10, 20, 50] as const

/** How many. More than is left is warned of and allowed: paper may be ahead of the phone. */
export function HandOutQuantity(props: Props) {
  const { catalogue, chosen, quantity, over, error, isWriteOff = false, onChange } = props
  const text = useText()
  const { t } = text
  const unit = chosen?.line.unit ?? 'piece'
  const item = chosen === undefined ? '' : catalogue.itemName(chosen.line.item, chosen.line.name)
  const spec = chosen === undefined ? [] : moreSpec(text, catalogue, chosen.line)
  return (
    <>
      {spec.length > 0 && <p class="muted">{spec.join(' · ')}</p>}
      <NumberStepper
        id="quantity"
        label={t(isWriteOff ? 'aid.off.qty' : 'aid.give.qty')}
        unit={catalogue.unitName(unit)}
        hint={chosen === undefined ? undefined : leftWords(text, catalogue, chosen)}
        value={quantity ?? Number.NaN}
        onChange={(typed) => onChange(Number.isNaN(typed) ? null : typed)}
        min={1}
        quick={QUICK}
        less={t('sr.less', { item })}
        more={t('sr.more', { item })}
        decimal={!isCounted(unit)}
        error={error}
      />
      <p class="aid-warning" aria-live="polite" hidden={over === 0}>
        {over > 0 && t(isWriteOff ? 'aid.off.over' : 'aid.over', { n: text.number(over) })}
      </p>
    </>
  )
}
