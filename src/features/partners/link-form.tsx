import { useState } from 'preact/hooks'
import { isRecordId, type RecordId } from '../../domain/base/ids.ts'
import { DOCUMENT_LANGUAGES } from '../../domain/records/assessment.ts'
import type { PartnerLinkResponse } from '../../domain/replica/partner-wire.ts'
import type { PeopleFault } from '../../state/api.ts'
import { useDonors, type KnownDonor } from '../../state/facilities.ts'
import { usePartnerApi } from '../../state/partner-links.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { useFaultNote } from '../../state/use-fault-note.ts'
import { FaultNote } from '../../ui/fault-note.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { languageOf, LINK_DAYS, NEW_LINK, type LinkDraft } from './link-draft.ts'
import { LinkReady } from './link-ready.tsx'

/** For whom a link is, in which language, for how long; then its address, once. */
export function LinkForm({ donor }: { donor: RecordId | undefined }) {
  const { t, say } = useCityHallText()
  const donors = useDonors()
  if (donors !== undefined) return <Choices donors={donors} donor={donor} />
  return <OpeningScreen title={say('link.new')} close="#/partners" form text={t('rec.opening')} />
}

type Props = { readonly donors: readonly KnownDonor[]; readonly donor: RecordId | undefined }

function Choices({ donors, donor }: Props) {
  const { t, say } = useCityHallText()
  const faultNote = useFaultNote()
  const api = usePartnerApi()
  const [draft, setDraft] = useState<LinkDraft>(() => choose(NEW_LINK, donors, donor))
  const [made, setMade] = useState<PartnerLinkResponse>()
  const [fault, setFault] = useState<PeopleFault>()
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const chosen = donors.find(({ id }) => id === draft.donor)
  const isMissing = tried && chosen === undefined
  const make = async () => {
    setTried(true)
    if (chosen === undefined) document.getElementById('link-donor')?.focus()
    if (chosen === undefined || api === undefined) return
    setBusy(true)
    setFault(undefined)
    const { language, days } = draft
    const answer = await api.make({ donor: chosen.id, language, days: Number(days) })
    setBusy(false)
    if (answer.ok) setMade(answer.value)
    else setFault(answer.fault)
  }
  if (made !== undefined && chosen !== undefined) return <LinkReady link={made} donor={chosen} />
  return (
    <Screen
      title={say('link.new')}
      titlePrefix={isMissing ? t('err.pagetitle') : undefined}
      close="#/partners"
      form
      action={
        donors.length === 0 ? undefined : (
          <Button kind="primary" disabled={busy} onPress={() => void make()}>
            {say(busy ? 'link.making' : 'link.new')}
          </Button>
        )
      }
    >
      <div class="stack">
        {fault !== undefined && <FaultNote {...faultNote(fault, make)} />}
        {donors.length === 0 ? (
          <EmptyState text={say('link.nodonors')}>
            <Button href="#/menu/donors/new">{say('link.for.add')}</Button>
          </EmptyState>
        ) : (
          <Fields
            draft={draft}
            donors={donors}
            isMissing={isMissing}
            set={(patch) => setDraft((was) => ({ ...was, ...patch }))}
          />
        )}
      </div>
    </Screen>
  )
}

type FieldsProps = {
  readonly draft: LinkDraft
  readonly donors: readonly KnownDonor[]
  /** A link was asked for, and nobody said for whom. */
  readonly isMissing: boolean
  readonly set: (patch: Partial<LinkDraft>) => void
}

function Fields({ draft, donors, isMissing, set }: FieldsProps) {
  const { say, language } = useCityHallText()
  return (
    <>
      <SelectField
        id="link-donor"
        label={say('link.for')}
        options={[
          { value: '', label: say('link.for.none') },
          ...donors.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
        value={draft.donor ?? ''}
        error={isMissing ? say('link.for.missing') : undefined}
        onChange={(id) => set(choose(draft, donors, isRecordId(id) ? id : undefined))}
      />
      <SelectField
        id="link-lang"
        label={say('link.lang')}
        hint={say('as.lang.h')}
        options={DOCUMENT_LANGUAGES.map((value) => ({ value, label: say(`as.lang.${value}`) }))}
        value={draft.language}
        onChange={(value) =>
          set({ language: DOCUMENT_LANGUAGES.find((one) => one === value) ?? 'en' })
        }
      />
      <RadioList
        id="link-days"
        legend={say('link.days')}
        compact
        options={LINK_DAYS.map((value) => ({ value, label: say(`link.days.${value}`) }))}
        value={draft.days}
        onChange={(days) => set({ days })}
      />
    </>
  )
}

/** A donor brings the language of its country along. */
function choose(
  draft: LinkDraft,
  donors: readonly KnownDonor[],
  donor: RecordId | undefined,
): LinkDraft {
  const country = donors.find(({ id }) => id === donor)?.country
  return { ...draft, donor, language: languageOf(country) }
}
