import { useState } from 'preact/hooks'
import type { ItemSum } from '../../domain/views/overview/need-sums.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { BarRow } from './bar-row.tsx'
import { ChartCard } from './chart-card.tsx'

type Props = { readonly items: readonly ItemSum[]; readonly query: string }

const SHOWN = 6

/** Needs against promised, received, handed out. Nested: each bar lies inside the one before. */
export function ItemsCard({ items, query }: Props) {
  const { t, number } = useText()
  const catalogue = useCatalogue()
  const [count, setCount] = useState(SHOWN)
  if (catalogue === undefined) return null
  const nameOf = (sum: ItemSum) => catalogue.itemName(sum.item, sum.name)
  const left = items.length - count
  return (
    <ChartCard
      title={t('ov.fulfil')}
      note={items.length === 0 ? undefined : t('ov.fulfil.key')}
      head={[
        t('ov.item'),
        t('ov.unit'),
        t('ov.asked'),
        t('ov.promised'),
        t('ov.received'),
        t('ov.given'),
      ]}
      rows={items.map((sum) => [
        nameOf(sum),
        catalogue.unitName(sum.unit),
        ...fourOf(sum).map(number),
      ])}
    >
      {items.length === 0 && <p>{t('ov.fulfil.none')}</p>}
      <div class="ov-bars">
        {items.slice(0, count).map((sum) => {
          const whole = Math.max(sum.asked, sum.promised, 1)
          const [asked = '', promised = '', received = '', given = ''] = fourOf(sum).map(number)
          return (
            <BarRow
              key={`${sum.item} ${sum.name ?? ''} ${sum.unit}`}
              href={`#/overview/item/${sum.item}/${sum.unit}${query}`}
              title={nameOf(sum)}
              value={
                sum.asked === 0 && sum.promised === 0
                  ? t('ov.noquantity')
                  : `${asked}/${promised}/${received}/${given} ${catalogue.unitName(sum.unit)}`
              }
              parts={[
                { kind: 'asked', share: sum.asked / whole },
                { kind: 'promised', share: sum.promised / whole },
                { kind: 'received', share: sum.received / whole },
                { kind: 'given', share: sum.distributed / whole },
              ]}
              label={[
                `${t('ov.asked')} ${asked}`,
                `${t('ov.promised')} ${promised}`,
                `${t('ov.received')} ${received}`,
                `${t('ov.given')} ${given}`,
              ].join(', ')}
            />
          )
        })}
      </div>
      {left > 0 && (
        <Button onPress={() => setCount(items.length)}>{t('ov.more', { n: number(left) })}</Button>
      )}
    </ChartCard>
  )
}

function fourOf({ asked, promised, received, distributed }: ItemSum): readonly number[] {
  return [asked, promised, received, distributed]
}
