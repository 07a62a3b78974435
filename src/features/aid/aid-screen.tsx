import './aid.css'
import { useState } from 'preact/hooks'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { findExpected, findGivenOut, findInStock } from './aid-list.ts'
import { AidRow, GivenRow, useRowTools } from './aid-row.tsx'
import { UnfinishedAid } from './unfinished-aid.tsx'
import { useAidWorld, type AidWorld } from './use-aids.ts'

/** What is expected, what is here, what went out. */
export function AidScreen() {
  const { t } = useText()
  const world = useAidWorld()
  const role = useEnrolment()?.role
  const canWrite = role !== undefined && role !== 'viewer'
  return (
    <Screen
      title={t('tab.aid')}
      action={
        canWrite ? (
          <div class="aid-add">
            <Button kind="primary" href="#/aid/receive">
              {t('aid.recv.add')}
            </Button>
            <Button href="#/aid/give">{t('aid.give.add')}</Button>
          </div>
        ) : undefined
      }
    >
      {canWrite && <UnfinishedAid />}
      {world === undefined && <Loading text={t('rec.opening')} />}
      {world?.aids.length === 0 && <EmptyState text={t('empty.aid')} />}
      {world !== undefined && world.aids.length > 0 && <AidParts world={world} />}
    </Screen>
  )
}

const PARTS = ['expected', 'stock', 'out'] as const
type Part = (typeof PARTS)[number]

const EMPTY = {
  expected: 'aid.none.expected',
  stock: 'aid.none.stock',
  out: 'aid.none.out',
} as const

const PAGE = 50

function AidParts({ world }: { readonly world: AidWorld }) {
  const { t } = useText()
  const catalogue = useCatalogue()
  const tools = useRowTools()
  const expected = findExpected(world.aids)
  const stock = findInStock(world.aids)
  const out = findGivenOut(world.aids)
  const counts = { expected: expected.length, stock: stock.length, out: out.length }
  const [chosen, setChosen] = useState<Part>()
  const [count, setCount] = useState(PAGE)
  const part = chosen ?? (counts.expected > 0 ? 'expected' : 'stock')
  const rows = part === 'expected' ? expected : stock
  return (
    <>
      <div class="aid-parts">
        <Segments
          label={t('aid.parts')}
          options={PARTS.map((value) => ({
            value,
            label: `${t(`aid.${value}`)} ${counts[value]}`,
          }))}
          value={part}
          onChange={(value) => {
            setChosen(value)
            setCount(PAGE)
          }}
        />
      </div>
      {counts[part] === 0 && <EmptyState text={t(EMPTY[part])} />}
      {catalogue !== undefined && counts[part] > 0 && (
        <div class="rows aid-rows">
          {part === 'out'
            ? out
                .slice(0, count)
                .map((given) => (
                  <GivenRow
                    key={given.handOut.id}
                    given={given}
                    catalogue={catalogue}
                    tools={tools}
                  />
                ))
            : rows
                .slice(0, count)
                .map((entry) => (
                  <AidRow key={entry.id} entry={entry} catalogue={catalogue} tools={tools} />
                ))}
        </div>
      )}
      {counts[part] > count && (
        <Button onPress={() => setCount(count + PAGE)}>
          {t('need.more', { n: Math.min(PAGE, counts[part] - count) })}
        </Button>
      )}
    </>
  )
}
