import type { ChainSum } from '../../domain/views/overview/chain.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { BarRow } from './bar-row.tsx'
import { ChartCard } from './chart-card.tsx'

/** Days at each step, the slowest named. */
export function ChainCard({ chain }: { chain: ChainSum }) {
  const { number, duration, say } = useCityHallText()
  const longest = Math.max(1, ...chain.steps.map(({ medianMs }) => medianMs ?? 0))
  // Of one step alone nobody can say that it is the slowest.
  const isOnly = chain.steps.filter(({ medianMs }) => medianMs !== undefined).length === 1
  const sayMs = (ms: number | undefined) => (ms === undefined ? '–' : duration(ms))
  return (
    <ChartCard
      title={say('ov.chain')}
      note={say('ov.chain.note')}
      head={[say('ov.step'), say('ov.median'), say('ov.done'), say('ov.waiting')]}
      rows={chain.steps.map(({ step, medianMs, done, waiting }) => [
        say(`ov.chain.${step}`),
        sayMs(medianMs),
        number(done),
        number(waiting),
      ])}
    >
      {!isOnly && (
        <p>
          <strong>
            {chain.slowest === undefined
              ? say('ov.chain.none')
              : say('ov.chain.slowest', { step: say(`ov.chain.${chain.slowest}`) })}
          </strong>
        </p>
      )}
      <div class="ov-bars">
        {chain.steps.map(({ step, medianMs, done, waiting }) => (
          <BarRow
            key={step}
            title={
              <>
                {say(`ov.chain.${step}`)}
                <small>
                  {say('ov.chain.done', { n: number(done) })} ·{' '}
                  {say('ov.chain.waiting', { n: number(waiting) })}
                </small>
              </>
            }
            value={sayMs(medianMs)}
            parts={[{ kind: 'received', share: (medianMs ?? 0) / longest }]}
            label={sayMs(medianMs)}
          />
        ))}
      </div>
    </ChartCard>
  )
}
