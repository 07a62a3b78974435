import type { DonorSum } from '../../domain/views/overview/donor-sums.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDonors } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { ChartCard } from './chart-card.tsx'

type Props = { readonly donors: readonly DonorSum[]; readonly query: string }

const GOODS_SHOWN = 3

/** Aid by donor. Different goods have no common sum, so no bar pretends one: words and numbers. */
export function DonorsCard({ donors, query }: Props) {
  const text = useText()
  const { t, number, money, plural } = text
  const catalogue = useCatalogue()
  const nameOf = useDonorNames()
  if (catalogue === undefined) return null
  const goodsOf = ({ goods }: DonorSum) =>
    goods.map((one) =>
      one.promised === 0
        ? `${catalogue.itemName(one.item, one.name)}: ${t('ov.noquantity')}`
        : `${catalogue.itemName(one.item, one.name)}: ${number(one.promised)}/${number(one.received)}/${number(one.distributed)} ${catalogue.unitName(one.unit)}`,
    )
  const moneyOf = (sum: DonorSum) =>
    sum.money.map(({ amount, currency }) => money(amount, currency))
  return (
    <ChartCard
      title={t('ov.donors')}
      note={donors.length === 0 ? undefined : donorKey(t)}
      head={[t('ov.donor'), t('ov.goods'), t('ov.money')]}
      rows={donors.map((sum) => [
        nameOf(sum.donor),
        goodsOf(sum).join('; '),
        moneyOf(sum).join('; '),
      ])}
    >
      {donors.length === 0 && <p>{t('ov.donors.none')}</p>}
      <div class="rows">
        {donors.map((sum) => (
          <ListRow
            key={sum.donor ?? ''}
            href={`#/overview/donor/${sum.donor ?? 'none'}${query}`}
            title={nameOf(sum.donor)}
            lines={[
              plural('ov.donor.records', sum.aids.length),
              ...goodsOf(sum).slice(0, GOODS_SHOWN),
              ...moneyOf(sum),
            ]}
          />
        ))}
      </div>
    </ChartCard>
  )
}

function donorKey(t: ReturnType<typeof useText>['t']): string {
  return [t('ov.promised'), t('ov.received'), t('ov.given')].join(' / ')
}

/** Gives a donor's name in the language of the screen. */
export function useDonorNames(): (donor: string | undefined) => string {
  const { t, language } = useText()
  const donors = useDonors()
  return (id) => donors?.find((known) => known.id === id)?.name[language] ?? t('ov.donor.unknown')
}
