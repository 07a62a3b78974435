import { roundAmount } from '../../domain/base/round-amount.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import type { OpenNeed } from './open-needs.ts'
import type { Amount } from './quantity.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly needs: readonly OpenNeed[]
  readonly quantity: Amount
  readonly value: string
  readonly onChange: (need: string) => void
}

const SHOWN = 6

/** Which open need it answers, and how far that need is then. */
export function ClosesField({ catalogue, needs, quantity, value, onChange }: Props) {
  const text = useText()
  const titleOf = usePlaceTitle()
  if (needs.length === 0) return null
  const after = ({ line, given }: OpenNeed) =>
    line.quantity === 0
      ? []
      : [
          text.t('aid.closes.after', {
            n: text.number(roundAmount(given + (quantity ?? 0))),
            m: text.number(line.quantity),
          }),
        ]
  return (
    <RadioList
      id="closes"
      legend={text.t('aid.closes')}
      options={[
        ...needs.slice(0, SHOWN).map((one) => ({
          value: one.key,
          label: lineWords(text, catalogue, one.line),
          hint: [titleOf(one.need).title, ...after(one)].join(' · '),
        })),
        { value: '', label: text.t('aid.closes.none') },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
