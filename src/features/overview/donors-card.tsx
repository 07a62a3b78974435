import type { DonorSum } from '../../domain/views/overview/donor-sums.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDonors } from '../../state/facilities.ts'
import { useCityHallText, type CityHallText } from '../../state/city-hall-text.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { ChartCard } from './chart-card.tsx'

type Props = { readonly donors: readonly DonorSum[]; readonly query: string }

const GOODS_SHOWN = 3

/** Aid by donor. Different goods have no common sum, so no bar pretends one: words and numbers. */
export function DonorsCard({ donors, query }: Props) {
  const { say, number, money, plural } = useCityHallText()
  const catalogue = useCatalogue()
  const nameOf = useDonorNames()
  if (catalogue === undefined) return null
  const goodsOf = ({ goods }: DonorSum) =>
    goods.map((one) =>
      one.promised === 0
        ? `${catalogue.itemName(one.item, one.name)}: ${say('ov.noquantity')}`
        : `${catalogue.itemName(one.item, one.name)}: ${number(one.promised)}/${number(one.received)}/${number(one.distributed)} ${catalogue.unitName(one.unit)}`,
    )
  const moneyOf = (sum: DonorSum) =>
    sum.money.map(({ amount, currency }) => money(amount, currency))
  return (
    <ChartCard
      title={say('ov.donors')}
      note={donors.length === 0 ? undefined : donorKey(say)}
      isText
      head={[say('ov.donor'), say('ov.goods'), say('ov.money')]}
      rows={donors.map((sum) => [
        nameOf(sum.donor),
        goodsOf(sum).join('; '),
        moneyOf(sum).join('; '),
      ])}
    >
      {donors.length === 0 && <p>{say('ov.donors.none')}</p>}
      <div class="rows">
        {donors.map((sum) => (
          <ListRow
            key={sum.donor ?? ''}
            href={`#/overview/donor/${sum.donor ?? 'none'}${query}`}
            title={nameOf(sum.donor)}
            lines={[
              say('ov.donor.records', { n: number(sum.aids.length) }),
              ...goodsOf(sum).slice(0, GOODS_SHOWN),
              ...(sum.goods.length > GOODS_SHOWN
                ? [plural('need.andmore', sum.goods.length - GOODS_SHOWN)]
                : []),
              ...moneyOf(sum),
            ]}
          />
        ))}
      </div>
    </ChartCard>
  )
}

function donorKey(say: CityHallText['say']): string {
  return [say('ov.promised'), say('ov.received'), say('ov.given')].join(' / ').toLowerCase()
}

/** Gives a donor's name in the language of the screen. */
export function useDonorNames(): (donor: string | undefined) => string {
  const { language, say } = useCityHallText()
  const donors = useDonors()
  return (id) => donors?.find((known) => known.id === id)?.name[language] ?? say('ov.donor.unknown')
}
