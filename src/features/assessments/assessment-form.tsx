import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { DOCUMENT_LANGUAGES } from '../../domain/records/assessment.ts'
import { useAssessments, type KnownAssessment } from '../../state/assessments.ts'
import { useDevice } from '../../state/device.tsx'
import { useDonors } from '../../state/facilities.ts'
import { navigate } from '../../state/location.ts'
import { usePlaces } from '../../state/places.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { CheckList } from '../../ui/check-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import {
  draftFields,
  NEW_DRAFT,
  nextEdition,
  PERIODS,
  PRECISIONS,
  type AssessmentDraft,
} from './assessment-draft.ts'

/** What a document is about and for whom; with `after` it becomes the next edition of that one. */
export function AssessmentForm({ after }: { after: RecordId | undefined }) {
  const known = useAssessments()
  if (after !== undefined && known === undefined) return null
  const before = known?.find(({ id }) => id === after)
  return <Choices before={before} />
}

function Choices({ before }: { before: KnownAssessment | undefined }) {
  const { say } = useCityHallText()
  const device = useDevice()
  const [draft, setDraft] = useState<AssessmentDraft>(() =>
    before === undefined ? NEW_DRAFT : nextEdition(before),
  )
  const [failed, setFailed] = useState(false)
  const set = (patch: Partial<AssessmentDraft>) => setDraft((was) => ({ ...was, ...patch }))
  const save = async () => {
    const fields = draftFields(draft, device.now(), before?.id)
    const saved = await device.write({ kind: 'assessment', set: fields })
    if (saved.ok) navigate(`#/assessments/${saved.value.record}`, { replace: true })
    else setFailed(true)
  }
  return (
    <Screen
      title={say('as.new')}
      close="#/assessments"
      form
      action={
        // Never rejects: what went wrong comes as a value.
        <Button kind="primary" onPress={() => void save()}>
          {say('as.preview')}
        </Button>
      }
    >
      <div class="stack">
        <p class="muted">{say('as.lead')}</p>
        <ForWhom draft={draft} set={set} />
        <AboutWhat draft={draft} set={set} />
        {failed && <EmptyState text={say('as.failed')} />}
      </div>
    </Screen>
  )
}

type Part = {
  readonly draft: AssessmentDraft
  readonly set: (patch: Partial<AssessmentDraft>) => void
}

function ForWhom({ draft, set }: Part) {
  const { t, say, language } = useCityHallText()
  const donors = useDonors() ?? []
  return (
    <>
      <SelectField
        id="as-to"
        label={t('as.to')}
        options={[
          { value: '', label: say('as.all') },
          ...donors.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
        value={draft.donor}
        onChange={(donor) => set({ donor })}
      />
      <SelectField
        id="as-lang"
        label={t('as.lang')}
        hint={say('as.lang.h')}
        options={DOCUMENT_LANGUAGES.map((value) => ({ value, label: say(`as.lang.${value}`) }))}
        value={draft.language}
        onChange={(value) =>
          set({ language: DOCUMENT_LANGUAGES.find((one) => one === value) ?? 'en' })
        }
      />
      <Segments
        label={t('as.period')}
        options={PERIODS.map((value) => ({ value, label: t(`ov.period.${value}`) }))}
        value={draft.period}
        onChange={(period) => set({ period })}
      />
    </>
  )
}

function AboutWhat({ draft, set }: Part) {
  const { say } = useCityHallText()
  const places = usePlaces()
  return (
    <>
      <RadioList
        id="as-precision"
        legend={say('as.precision')}
        options={PRECISIONS.map((value) => ({
          value,
          label: say(`as.precision.${value}`),
          hint: say(`as.precision.${value}.h`),
        }))}
        value={draft.precision}
        onChange={(precision) => set({ precision })}
      />
      {places.own.length > 0 && (
        <Disclosure title={say('as.districts', { n: draft.districts.length })}>
          <CheckList
            id="as-districts"
            legend={say('as.districts.h')}
            options={places.own.map(({ code }) => ({ value: code, label: places.name(code) }))}
            values={draft.districts}
            onChange={(districts) => set({ districts })}
          />
        </Disclosure>
      )}
      <TextField
        id="as-note"
        label={say('as.contact')}
        hint={say('as.contact.h')}
        maxLength={200}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </>
  )
}
