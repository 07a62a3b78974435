import { useState } from 'preact/hooks'
import type { Catalogue } from '../../state/catalogue.ts'
import { lineTitle } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { leftOf, type StockLine } from './aid-list.ts'
import { useDonorName } from './use-aids.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly stock: readonly StockLine[]
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (stock: string) => void
}

const SHOWN = 6

/** What is handed out: the lines in stock, with what is left of each. */
export function StockField({ catalogue, stock, value, error, onChange }: Props) {
  const text = useText()
  const donorName = useDonorName()
  // A line that was chosen on its record's card stands alone until others are asked for.
  const [first] = useState(value)
  const [count, setCount] = useState(value === '' ? SHOWN : 1)
  const inOrder = [
    ...stock.filter(({ key }) => key === first),
    ...stock.filter(({ key }) => key !== first),
  ]
  const chosen = inOrder.findIndex(({ key }) => key === value)
  const shown = inOrder.slice(0, Math.max(count, chosen + 1))
  return (
    <>
      <RadioList
        id="stock"
        legend={text.t('aid.give.what')}
        options={shown.map((one) => ({
          value: one.key,
          label: lineTitle(text, catalogue, one.line),
          hint: [leftWords(text, catalogue, one), donorName(one.aid.donor)].join(' · '),
        }))}
        value={value === '' ? undefined : value}
        onChange={onChange}
        error={error}
      />
      {stock.length > shown.length && (
        <Button onPress={() => setCount(shown.length + SHOWN)}>
          {text.t('need.more', { n: Math.min(SHOWN, stock.length - shown.length) })}
        </Button>
      )}
    </>
  )
}

/** «Лишилося 6 з 8», or that nobody counted what came. */
export function leftWords(
  text: ReturnType<typeof useText>,
  catalogue: Catalogue,
  stock: StockLine,
): string {
  const left = leftOf(stock)
  if (left === undefined) return text.t('aid.left.counted')
  const unit = catalogue.unitName(stock.line.unit)
  return text.t('aid.left', {
    left: text.number(left),
    total: text.quantity(stock.balance.received, unit),
  })
}
