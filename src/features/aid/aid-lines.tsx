import type { Aid, AidLine } from '../../domain/records/aid.ts'
import { readLinePapers } from '../../domain/records/aid-papers.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { balanceAid, type LineBalance } from '../../domain/views/aid-balance.ts'
import { useCatalogue, type Catalogue } from '../../state/catalogue.ts'
import { lineTitle, moreSpec } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { hasArrived } from './aid-steps.ts'

type Props = {
  readonly id: string
  readonly aid: Aid
  readonly fields: Fields
  readonly canWrite: boolean
}

/** What was promised, what came, what became of it; a gap is named. */
export function AidLines({ id, aid, fields, canWrite }: Props) {
  const catalogue = useCatalogue()
  const balances = balanceAid(aid)
  if (catalogue === undefined) return null
  return (
    <>
      {aid.lines.map((line) => {
        const balance = balances.find((one) => one.line === line.id)
        return balance === undefined ? null : (
          <LineCard
            key={line.id}
            catalogue={catalogue}
            line={line}
            balance={balance}
            serials={readLinePapers(fields, line.id).serials}
            giveHref={
              canWrite && hasArrived(aid.status)
                ? `#/aid/give?aid=${id}&line=${line.id}`
                : undefined
            }
          />
        )
      })}
    </>
  )
}

type LineProps = {
  readonly catalogue: Catalogue
  readonly line: AidLine
  readonly balance: LineBalance
  readonly serials: readonly string[]
  readonly giveHref: string | undefined
}

function LineCard({ catalogue, line, balance, serials, giveHref }: LineProps) {
  const text = useText()
  const { t } = text
  const say = (amount: number) => text.quantity(amount, catalogue.unitName(line.unit))
  const isCounted = line.received !== undefined
  const spec = moreSpec(text, catalogue, line)
  const rows = [
    { key: 'aid.bal.promised', amount: line.promised, isShown: line.promised !== undefined },
    { key: 'aid.bal.received', amount: balance.received, isShown: isCounted },
    { key: 'aid.bal.damaged', amount: balance.damaged, isShown: balance.damaged > 0 },
    { key: 'aid.bal.missing', amount: balance.missing, isShown: balance.missing > 0 },
    { key: 'aid.bal.given', amount: balance.distributed, isShown: balance.distributed > 0 },
    { key: 'aid.bal.lost', amount: balance.writtenOff, isShown: balance.writtenOff > 0 },
    { key: 'aid.bal.left', amount: balance.inStore, isShown: isCounted },
  ] as const
  return (
    <section class="card">
      <h2>{lineTitle(text, catalogue, line)}</h2>
      {line.packFactor !== undefined && line.promised !== undefined && (
        <p class="muted">
          {t('aid.listed.packs', {
            packs: text.number(line.promised / line.packFactor),
            n: text.number(line.packFactor),
            q: say(line.promised),
          })}
        </p>
      )}
      {spec.length > 0 && <p class="muted">{spec.join(' · ')}</p>}
      <dl class="aid-balance">
        {rows.map(
          ({ key, amount, isShown }) =>
            isShown && [
              <dt key={`${key} name`}>{t(key)}</dt>,
              <dd key={`${key} amount`}>{say(amount ?? 0)}</dd>,
            ],
        )}
      </dl>
      {gaps(balance).map(({ key, amount }) => (
        <p key={key} class="aid-difference">
          {t(key, { q: say(amount) })}
        </p>
      ))}
      {serials.length > 0 && (
        <Disclosure title={`${t('field.serials')} (${serials.length})`}>
          <p class="aid-serials">{serials.join(', ')}</p>
        </Disclosure>
      )}
      {giveHref !== undefined && (
        <div class="aid-buttons">
          <Button icon="hand-heart" href={giveHref}>
            {t('aid.give.add')}
          </Button>
          {balance.inStore > 0 && <Button href={`${giveHref}&off=1`}>{t('aid.off.add')}</Button>}
        </div>
      )}
    </section>
  )
}

function gaps({ short = 0, beyond }: LineBalance) {
  const found = [
    { key: 'aid.bal.short', amount: short },
    { key: 'aid.bal.extra', amount: -short },
    { key: 'aid.bal.over', amount: beyond },
  ] as const
  return found.filter(({ amount }) => amount > 0)
}
