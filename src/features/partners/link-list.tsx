import { useEffect, useState } from 'preact/hooks'
import type { PartnerLinkEntry } from '../../domain/replica/partner-wire.ts'
import type { PeopleFault } from '../../state/api.ts'
import { useNow } from '../../state/clock.ts'
import { useDonors } from '../../state/facilities.ts'
import { showNotice } from '../../state/notice.ts'
import { usePartnerApi } from '../../state/partner-links.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { useFaultNote } from '../../state/use-fault-note.ts'
import { AskSheet } from '../../ui/ask-sheet.tsx'
import { FaultNote } from '../../ui/fault-note.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { LinkCard } from './link-card.tsx'
import { sortLinks } from './link-draft.ts'

/** Every link, those that work first; each can be withdrawn. */
export function LinkList() {
  const { t, say } = useCityHallText()
  const faultNote = useFaultNote()
  const { links, fault, reload, revoke } = useLinks()
  const nameOf = useDonorNames()
  const now = useNow(60_000)
  const [asked, setAsked] = useState<PartnerLinkEntry>()
  const withdraw = async ({ id }: PartnerLinkEntry) => {
    setAsked(undefined)
    if (await revoke(id)) showNotice({ text: say('link.revoke.done') })
  }
  return (
    <Screen
      title={say('link.screen')}
      back="#/assessments"
      action={
        <Button kind="primary" icon="plus" href="#/partners/new">
          {say('link.new')}
        </Button>
      }
    >
      <div class="stack">
        <p class="muted">{say('link.lead')}</p>
        {fault !== undefined && <FaultNote {...faultNote(fault, reload)} />}
        {links === undefined && fault === undefined && <Loading text={t('sync.now.checking')} />}
        {links?.length === 0 && <EmptyState text={say('link.none')} detail={say('link.none.b')} />}
        {sortLinks(links ?? [], now).map((link) => (
          <LinkCard
            key={link.id}
            link={link}
            name={nameOf(link.donor)}
            onRevoke={() => setAsked(link)}
          />
        ))}
      </div>
      {asked !== undefined && (
        <AskSheet
          words={{
            title: say('link.revoke.title'),
            question: say('link.revoke.ask', { name: nameOf(asked.donor) }),
            yes: say('link.revoke'),
            no: t('act.cancel'),
            close: t('nav.close'),
          }}
          onYes={() => withdraw(asked)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </Screen>
  )
}

/** Links as the server tells them now; they are not kept on the phone. */
function useLinks() {
  const api = usePartnerApi()
  const [links, setLinks] = useState<readonly PartnerLinkEntry[]>()
  const [fault, setFault] = useState<PeopleFault>()
  const reload = async () => {
    const answer = await api?.list()
    if (answer?.ok === true) setLinks(answer.value)
    setFault(answer === undefined || answer.ok ? undefined : answer.fault)
  }
  const revoke = async (id: string) => {
    const answer = await api?.revoke(id)
    if (answer === undefined) return false
    if (answer.ok) await reload()
    else setFault(answer.fault)
    return answer.ok
  }
  useEffect(() => {
    // A fault is shown as a value; there is nobody to throw to.
    void reload()
  }, [api])
  return { links, fault, reload, revoke }
}

function useDonorNames(): (id: string) => string {
  const { say, language } = useCityHallText()
  const donors = useDonors()
  return (id) => donors?.find((donor) => donor.id === id)?.name[language] ?? say('link.gone')
}
