import { useState } from 'preact/hooks'
import type { ItemSum } from '../../domain/views/overview/need-sums.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { BarRow } from './bar-row.tsx'
import { ChartCard } from './chart-card.tsx'

type Props = { readonly items: readonly ItemSum[]; readonly query: string }

const SHOWN = 6

/** Needs against promised, received, handed out. Nested: each bar lies inside the one before. */
export function ItemsCard({ items, query }: Props) {
  const { number, say } = useCityHallText()
  const catalogue = useCatalogue()
  const [count, setCount] = useState(SHOWN)
  if (catalogue === undefined) return null
  const nameOf = (sum: ItemSum) => catalogue.itemName(sum.item, sum.name)
  const left = items.length - count
  return (
    <ChartCard
      title={say('ov.fulfil')}
      note={items.length === 0 ? undefined : say('ov.fulfil.key')}
      head={[
        say('ov.item'),
        say('ov.unit'),
        say('ov.asked'),
        say('ov.promised'),
        say('ov.received'),
        say('ov.given'),
      ]}
      rows={items.map((sum) => [
        nameOf(sum),
        catalogue.unitName(sum.unit),
        ...fourOf(sum).map(number),
      ])}
    >
      {items.length === 0 && <p>{say('ov.fulfil.none')}</p>}
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
                  ? say('ov.noquantity')
                  : `${asked}/${promised}/${received}/${given} ${catalogue.unitName(sum.unit)}`
              }
              parts={[
                { kind: 'asked', share: sum.asked / whole },
                { kind: 'promised', share: sum.promised / whole },
                { kind: 'received', share: sum.received / whole },
                { kind: 'given', share: sum.distributed / whole },
              ]}
              label={[
                `${say('ov.asked')} ${asked}`,
                `${say('ov.promised')} ${promised}`,
                `${say('ov.received')} ${received}`,
                `${say('ov.given')} ${given}`,
              ].join(', ')}
            />
          )
        })}
      </div>
      {left > 0 && (
        <Button onPress={() => setCount(items.length)}>
          {say('ov.more', { n: number(left) })}
        </Button>
      )}
    </ChartCard>
  )
}

function fourOf({ asked, promised, received, distributed }: ItemSum): readonly number[] {
  return [asked, promised, received, distributed]
}
