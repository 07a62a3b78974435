import { useState } from 'preact/hooks'
import type { KnownDevice } from '../../state/api.ts'
import { useNow } from '../../state/clock.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { showNotice } from '../../state/notice.ts'
import { usePlaces } from '../../state/places.ts'
import { useCityHallText, type CityHallText } from '../../state/city-hall-text.ts'
import { AskSheet } from '../../ui/ask-sheet.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { readContact, sortDevices } from './invite-draft.ts'

type Props = {
  readonly devices: readonly KnownDevice[]
  readonly onRevoke: (id: string) => Promise<boolean>
}

/** Phones, the longest silent first; each can be disconnected. */
export function DeviceList({ devices, onRevoke }: Props) {
  const { t, say } = useCityHallText()
  const [asked, setAsked] = useState<KnownDevice>()
  const revoke = async (id: string) => {
    setAsked(undefined)
    if (await onRevoke(id)) showNotice({ text: say('people.revoke.done') })
  }
  return (
    <section class="stack-tight">
      <h2>{say('people.phones')}</h2>
      {devices.length === 0 ? <EmptyState text={say('people.phones.none')} /> : null}
      {sortDevices(devices).map((device) => (
        <DeviceCard key={device.id} device={device} onRevoke={() => setAsked(device)} />
      ))}
      {asked === undefined ? null : (
        <AskSheet
          words={{
            title: say('people.revoke.title'),
            question: say('people.revoke.ask', { phone: asked.name, person: asked.personName }),
            yes: say('people.revoke.yes'),
            no: t('act.cancel'),
            close: t('nav.close'),
          }}
          onYes={() => revoke(asked.id)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}

type CardProps = { readonly device: KnownDevice; readonly onRevoke: () => void }

function DeviceCard({ device, onRevoke }: CardProps) {
  const text = useCityHallText()
  const { t, say } = text
  const now = useNow(60_000)
  const places = usePlaces()
  const own = useEnrolment()?.device === device.id
  const areas = device.areas.map((code) => places.name(code)).join(', ')
  // Who joined without a name is called as their phone is.
  const phone = [
    ...(device.name === device.personName ? [] : [device.name]),
    ...(own ? [say('people.this')] : []),
  ].join(' · ')
  return (
    <Card>
      <div class="people-phone">
        <h3>{device.personName === '' ? t('people.invite.noname') : device.personName}</h3>
        {phone === '' ? null : <p>{phone}</p>}
        <p class="muted">
          {t(`role.${device.role}`)} · {areas === '' ? t('join.areas.all') : areas}
        </p>
        <p class="muted">{sayContact(text, device, now)}</p>
      </div>
      {own || device.revokedAt !== null ? null : (
        <Button
          kind="danger"
          label={`${say('people.revoke')}: ${device.name}, ${device.personName}`}
          onPress={onRevoke}
        >
          {say('people.revoke')}
        </Button>
      )}
    </Card>
  )
}

function sayContact({ say, dayTime }: CityHallText, device: KnownDevice, now: number): string {
  const timeOf = (at: number | null) => (at === null ? '' : dayTime(at, now))
  switch (readContact(device, now)) {
    case 'revoked':
      return say('people.revoked', { time: timeOf(device.revokedAt) })
    case 'never':
      return say('people.never')
    case 'silent':
      return say('people.silent', { time: timeOf(device.lastContactAt) })
    case 'in-touch':
      return say('people.seen', { time: timeOf(device.lastContactAt) })
  }
}
