import { useMemo } from 'preact/hooks'
import { readAid } from '../../domain/records/aid.ts'
import { readNeed } from '../../domain/records/need.ts'
import { coverNeeds } from '../../domain/views/coverage.ts'
import { useDevice } from '../../state/device.tsx'
import { useDonors } from '../../state/facilities.ts'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import type { KnownAid } from './aid-list.ts'
import type { CoveredNeed } from './open-needs.ts'

export type AidEntry = KnownAid & { readonly record: StoredRecord }
export type AidWorld = {
  readonly aids: readonly AidEntry[]
  readonly needs: readonly CoveredNeed[]
}

/** Every aid on the phone, and the needs that it may answer; undefined until they are read. */
export function useAidWorld(): AidWorld | undefined {
  const device = useDevice()
  const records = useLive(async () => {
    const [aids, needs] = await Promise.all([
      device.queries.records('aid'),
      device.queries.records('need'),
    ])
    return { aids, needs }
  }, [device])
  return useMemo(() => {
    if (records === undefined) return undefined
    const aids = records.aids.map((record) => ({
      id: record.id,
      record,
      aid: readAid(record.fields),
    }))
    const needs = records.needs.map(({ id, fields }) => ({ id, need: readNeed(fields) }))
    const coverage = coverNeeds(needs, aids)
    return { aids, needs: needs.map((one) => ({ ...one, coverage: coverage.get(one.id) })) }
  }, [records])
}

/** Gives a donor's name in the language of the screen. */
export function useDonorName(): (donor: string | undefined) => string {
  const { t, language } = useText()
  const donors = useDonors()
  return (donor) => donors?.find(({ id }) => id === donor)?.name[language] ?? t('aid.nodonor')
}
