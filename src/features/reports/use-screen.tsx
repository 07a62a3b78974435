import { useMemo, useState } from 'preact/hooks'
import { isRecordId } from '../../domain/base/ids.ts'
import { DAY_MS } from '../../domain/base/moment.ts'
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../domain/records/assessment.ts'
import { reportUse } from '../../domain/views/use-report.ts'
import { useDocumentWords } from '../../state/assessments.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { useDonors } from '../../state/facilities.ts'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { useAidShelf } from '../../state/shelves.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SegmentField } from '../../ui/segment-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { findProofs } from './proofs.ts'
import { ProofChoice } from './proof-choice.tsx'
import { useDistricts } from './use-districts.ts'
import { UsePaper } from './use-paper.tsx'

const PERIODS = ['90', '365', 'all'] as const

type Choice = {
  readonly donor: string
  readonly language: DocumentLanguage
  readonly period: (typeof PERIODS)[number]
  readonly byPlace: boolean
  readonly proofs: readonly string[]
}

/** What a donor's aid did: choices above, the report below, as it will be printed. */
export function UseScreen() {
  const { say } = useCityHallText()
  const asked = useRoute().query.get('donor')
  const [choice, setChoice] = useState<Choice>({
    donor: isRecordId(asked) ? asked : '',
    language: 'en',
    period: 'all',
    byPlace: false,
    proofs: [],
  })
  const set = (patch: Partial<Choice>) => setChoice((was) => ({ ...was, ...patch }))
  return (
    <Screen title={say('rep.title')} back="#/assessments">
      <div class="report">
        <div class="report-choices stack">
          <p class="muted">{say('rep.lead')}</p>
          <Button icon="clipboard-list" href="#/reports/humanitarian">
            {say('rep.hum')}
          </Button>
          <Choices choice={choice} set={set} />
        </div>
        {choice.donor !== '' && <Report choice={choice} set={set} />}
      </div>
    </Screen>
  )
}

type Props = { readonly choice: Choice; readonly set: (patch: Partial<Choice>) => void }

function Choices({ choice, set }: Props) {
  const { t, say, language } = useCityHallText()
  const donors = useDonors()
  const isCoordinator = useEnrolment()?.role === 'coordinator'
  if (donors === undefined) return <Loading text={t('rec.opening')} />
  if (donors.length === 0)
    return (
      <EmptyState text={say('link.nodonors')}>
        <Button href="#/menu/donors/new">{say('link.for.add')}</Button>
      </EmptyState>
    )
  return (
    <>
      <SelectField
        id="rep-donor"
        label={say('ov.donor')}
        options={[
          { value: '', label: say('link.for.none') },
          ...donors.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
        value={choice.donor}
        onChange={(donor) => set({ donor, proofs: [] })}
      />
      <SelectField
        id="rep-lang"
        label={t('as.lang')}
        hint={say('as.lang.h')}
        options={DOCUMENT_LANGUAGES.map((value) => ({ value, label: say(`as.lang.${value}`) }))}
        value={choice.language}
        onChange={(value) =>
          set({ language: DOCUMENT_LANGUAGES.find((one) => one === value) ?? 'en' })
        }
      />
      <SegmentField
        legend={say('rep.period')}
        options={PERIODS.map((value) => ({ value, label: say(`rep.period.${value}`) }))}
        value={choice.period}
        onChange={(period) => set({ period })}
      />
      {isCoordinator && (
        <Toggle
          label={say('rep.places')}
          hint={say('rep.places.h')}
          on={choice.byPlace}
          onChange={(byPlace) => set({ byPlace })}
        />
      )}
    </>
  )
}

function Report({ choice, set }: Props) {
  const { t, say } = useCityHallText()
  const device = useDevice()
  const { records, complete } = useAidShelf()
  const districtOf = useDistricts()
  const words = useDocumentWords(choice.language)
  const isCoordinator = useEnrolment()?.role === 'coordinator'
  const { donor, period, byPlace } = choice
  const [now] = useState(() => device.now())
  const since = period === 'all' ? undefined : now - Number(period) * DAY_MS
  const report = useMemo(() => {
    const aids = records.map(({ id, value }) => ({ id, aid: value.aid }))
    return reportUse(aids, { donor, since, byPlace, districtOf })
  }, [records, donor, since, byPlace, districtOf])
  const key = report.aids.join()
  const proofs = useLive(async () => {
    const found = await Promise.all(
      report.aids.map(async (id) => (isRecordId(id) ? device.queries.record(id) : undefined)),
    )
    return findProofs(found.filter((record) => record !== undefined))
  }, [device, key])
  if (words === 'failed') return <EmptyState text={say('as.words.failed')} />
  if (words === undefined || !complete) return <Loading text={say('ov.counting')} />
  return (
    <>
      <div class="report-choices stack">
        {isCoordinator && (
          <ProofChoice
            proofs={proofs ?? []}
            chosen={choice.proofs}
            onChange={(chosen) => set({ proofs: chosen })}
          />
        )}
        <Button kind="primary" onPress={() => print()}>
          {t('as.print')}
        </Button>
      </div>
      <UsePaper
        report={report}
        words={words}
        donor={donor}
        since={since}
        now={now}
        proofs={(proofs ?? []).filter((proof) => choice.proofs.includes(proof.key))}
      />
    </>
  )
}
