import type { ChainSum } from '../../domain/views/overview/chain.ts'
import { useText } from '../../state/text.tsx'
import { BarRow } from './bar-row.tsx'
import { ChartCard } from './chart-card.tsx'

/** Days at each step, the slowest named. */
export function ChainCard({ chain }: { chain: ChainSum }) {
  const { t, number, duration } = useText()
  const longest = Math.max(1, ...chain.steps.map(({ medianMs }) => medianMs ?? 0))
  const say = (ms: number | undefined) => (ms === undefined ? '–' : duration(ms))
  return (
    <ChartCard
      title={t('ov.chain')}
      note={t('ov.chain.note')}
      head={[t('ov.step'), t('ov.median'), t('ov.done'), t('ov.waiting')]}
      rows={chain.steps.map(({ step, medianMs, done, waiting }) => [
        t(`ov.chain.${step}`),
        say(medianMs),
        number(done),
        number(waiting),
      ])}
    >
      <p>
        <strong>
          {chain.slowest === undefined
            ? t('ov.chain.none')
            : t('ov.chain.slowest', { step: t(`ov.chain.${chain.slowest}`) })}
        </strong>
      </p>
      <div class="ov-bars">
        {chain.steps.map(({ step, medianMs, done, waiting }) => (
          <BarRow
            key={step}
            title={
              <>
                {t(`ov.chain.${step}`)}
                <small>
                  {t('ov.chain.done', { n: number(done) })} ·{' '}
                  {t('ov.chain.waiting', { n: number(waiting) })}
                </small>
              </>
            }
            value={say(medianMs)}
            parts={[{ kind: 'received', share: (medianMs ?? 0) / longest }]}
            label={say(medianMs)}
          />
        ))}
      </div>
    </ChartCard>
  )
}
