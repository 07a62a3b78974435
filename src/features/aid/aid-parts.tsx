import { useMemo } from 'preact/hooks'
import type { Catalogue } from '../../state/catalogue.ts'
import { useFacilities } from '../../state/facilities.ts'
import { useFoldedNames } from '../../state/folded-names.ts'
import { useHashFilter } from '../../state/hash-filter.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Segments } from '../../ui/segments.tsx'
import { WindowedRows } from '../../ui/windowed-rows.tsx'
import { AidConditions } from './aid-conditions.tsx'
import {
  countConditions,
  filterAids,
  filterGiven,
  NO_FILTER,
  PARTS,
  readAidFilter,
  writeAidFilter,
  type AidFilter,
} from './aid-filter.ts'
import { findExpected, findGivenOut, findInStock } from './aid-list.ts'
import { AidRow, GivenRow, useRowTools } from './aid-row.tsx'
import type { AidWorld } from './use-aids.ts'

const EMPTY = {
  expected: 'aid.none.expected',
  stock: 'aid.none.stock',
  out: 'aid.none.out',
} as const

const ROW_PX = 112

type Props = { readonly world: AidWorld; readonly catalogue: Catalogue }

/** The three parts of the list, each with its number, and the one that is chosen. */
export function AidParts({ world, catalogue }: Props) {
  const { t } = useText()
  const tools = useRowTools()
  const [filter, change] = useHashFilter(readAidFilter, writeAidFilter)
  const { expected, stock, out } = useFound(world, catalogue, filter)
  const counts = { expected: expected.length, stock: stock.length, out: out.length }
  const part = filter.part === '' ? firstFull(counts.expected) : filter.part
  const isNarrowed = countConditions(filter) > 0
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
          onChange={(value) => change({ part: value })}
        />
      </div>
      <div>
        <AidConditions filter={filter} onChange={change} />
        <p class="visually-hidden" aria-live="polite">
          {world.complete ? t('sr.results', { n: counts[part] }) : t('rec.opening')}
        </p>
      </div>
      {counts[part] === 0 && world.complete && (
        <EmptyState text={t(isNarrowed ? 'empty.filter' : EMPTY[part])}>
          {isNarrowed && (
            <Button onPress={() => change({ ...NO_FILTER, part })}>{t('empty.filter.act')}</Button>
          )}
        </EmptyState>
      )}
      {part === 'out' ? (
        <WindowedRows
          items={out}
          keyOf={({ id, handOut }) => `${id}/${handOut.id}`}
          guessPx={() => ROW_PX}
          draw={(given) => <GivenRow given={given} catalogue={catalogue} tools={tools} />}
        />
      ) : (
        <WindowedRows
          items={part === 'expected' ? expected : stock}
          keyOf={({ id }) => id}
          guessPx={() => ROW_PX}
          draw={(entry) => <AidRow entry={entry} catalogue={catalogue} tools={tools} />}
        />
      )}
    </>
  )
}

function firstFull(expected: number): 'expected' | 'stock' {
  return expected > 0 ? 'expected' : 'stock'
}

function useFound({ aids }: AidWorld, catalogue: Catalogue, filter: AidFilter) {
  const facilities = useFacilities()
  const nameOf = useFoldedNames(catalogue)
  const { donor, place, query } = filter
  // What is in stock is counted when something changed, not with each letter of a search.
  const all = useMemo(
    () => ({ expected: findExpected(aids), stock: findInStock(aids), out: findGivenOut(aids) }),
    [aids],
  )
  return useMemo(() => {
    const places = new Map<string, string | undefined>(
      facilities?.map((facility) => [facility.id, facility.place]),
    )
    const tools = { nameOf, placeOf: (id: string) => places.get(id) }
    return {
      expected: filterAids(all.expected, filter, tools),
      stock: filterAids(all.stock, filter, tools),
      // A hand-out is looked for where it went, not where the aid is.
      out: filterGiven(all.out, filter, tools),
    }
  }, [all, donor, place, query, facilities])
}
