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
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SegmentField } from '../../ui/segment-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import {
  changedTerms,
  draftFields,
  NEW_DRAFT,
  PERIODS,
  PRECISIONS,
  termsDraft,
  type AssessmentDraft,
} from './assessment-draft.ts'

type FormProps = {
  /** The edition that this one follows. */
  readonly after: RecordId | undefined
  /** The draft whose terms are changed. */
  readonly edit: RecordId | undefined
}

/** What a document is about and for whom: a new one, the next edition of one, or a draft's terms. */
export function AssessmentForm({ after, edit }: FormProps) {
  const { t, say } = useCityHallText()
  const known = useAssessments()
  const asked = edit ?? after
  if (asked !== undefined && known === undefined)
    return (
      <OpeningScreen title={say('as.new')} close="#/assessments" form text={t('rec.opening')} />
    )
  const before = known?.find(({ id }) => id === asked)
  const isEdit = edit !== undefined && before?.status === 'draft'
  return <Choices before={before} isEdit={isEdit} />
}

type ChoicesProps = {
  readonly before: KnownAssessment | undefined
  readonly isEdit: boolean
}

function Choices({ before, isEdit }: ChoicesProps) {
  const { say } = useCityHallText()
  const device = useDevice()
  const [draft, setDraft] = useState<AssessmentDraft>(() =>
    before === undefined ? NEW_DRAFT : termsDraft(before),
  )
  const [failed, setFailed] = useState(false)
  const set = (patch: Partial<AssessmentDraft>) => setDraft((was) => ({ ...was, ...patch }))
  const save = async () => {
    const now = device.now()
    const edited = isEdit ? before : undefined
    const set =
      edited === undefined ? draftFields(draft, now, before?.id) : changedTerms(edited, draft, now)
    if (edited !== undefined && Object.keys(set).length === 0) {
      navigate(`#/assessments/${edited.id}`, { replace: true })
      return
    }
    const change = { kind: 'assessment', set } as const
    const saved = await device.write(
      edited === undefined ? change : { ...change, record: edited.id },
    )
    if (saved.ok) navigate(`#/assessments/${saved.value.record}`, { replace: true })
    else setFailed(true)
  }
  return (
    <Screen
      title={say(isEdit ? 'as.terms' : 'as.new')}
      close={isEdit && before !== undefined ? `#/assessments/${before.id}` : '#/assessments'}
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
      <SegmentField
        legend={t('as.period')}
        options={PERIODS.map((value) => ({ value, label: say(`ov.period.${value}`) }))}
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
        <Disclosure
          title={
            draft.districts.length === 0
              ? say('as.districts.all')
              : say('as.districts', { n: draft.districts.length })
          }
        >
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
