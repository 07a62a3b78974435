import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDraft } from '../../state/draft.ts'
import { goBack } from '../../state/location.ts'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Screen } from '../../ui/screen.tsx'
import {
  checkFacility,
  readTouched,
  startDraft,
  type FacilityFault,
  type TouchedFacility,
} from './facility-draft.ts'
import { FACILITY_FAULTS, FacilityFields } from './facility-fields.tsx'
import { useSaveFacility } from './use-save-facility.ts'

type Props = {
  readonly record: RecordId | undefined
  readonly stored: Fields
  /** Becomes the place where this phone works. */
  readonly makesMine: boolean
}

export function FacilityForm({ record, stored, makesMine }: Props) {
  const { t } = useText()
  const places = usePlaces()
  const form = useDraft<TouchedFacility>(`facility:${record ?? 'new'}`, {}, readTouched)
  const draft = { ...startDraft(stored), ...form.values }
  const [faults, setFaults] = useState<readonly FacilityFault[]>([])
  const saving = useSaveFacility({ record, stored, makesMine, drop: form.drop })
  const save = () => {
    const found = checkFacility(draft, { placesKnown: places.own.length > 0 })
    setFaults(found)
    if (found.length === 0) void saving.save(draft)
  }
  return (
    <Screen
      title={t(record === undefined ? 'fac.new' : 'fac.edit')}
      titlePrefix={faults.length === 0 ? undefined : t('err.pagetitle')}
      back={() => goBack('#/menu/places')}
      form
      action={
        <Button kind="primary" disabled={saving.busy} onPress={save}>
          {t('act.save')}
        </Button>
      }
    >
      <div class="stack">
        <ErrorSummary
          title={t('err.summary')}
          errors={faults.map(({ field, code }) => ({
            field: `facility-${field}`,
            text: t(FACILITY_FAULTS[code]),
          }))}
        />
        {saving.failed ? <p role="alert">{t('fac.err.save')}</p> : null}
        <FacilityFields draft={draft} faults={faults} onChange={form.change} />
        {record === undefined ? null : (
          <>
            <Button icon="lightbulb" href={`#/power/at/f:${record}`}>
              {t('fac.story')}
            </Button>
            <Button icon="map-pin" onPress={() => saving.makeMine(record, draft.name)}>
              {t('fac.mine.set')}
            </Button>
            <Button kind="danger" disabled={saving.busy} onPress={() => void saving.remove(record)}>
              {t('fac.remove')}
            </Button>
          </>
        )}
      </div>
    </Screen>
  )
}
