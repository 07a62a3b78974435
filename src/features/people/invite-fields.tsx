import { ROLES } from '../../domain/records/codes.ts'
import { usePlaces } from '../../state/places.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { CheckList } from '../../ui/check-list.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { INVITE_HOURS, type InviteDraft, type InviteFault } from './invite-draft.ts'

type Props = {
  readonly draft: InviteDraft
  readonly missing: InviteFault | undefined
  readonly onChange: (patch: Partial<InviteDraft>) => void
}

const FAULTS = {
  'name-missing': 'people.invite.name.missing',
  'name-too-long': 'people.invite.name.long',
} as const

export function InviteFields({ draft, missing, onChange }: Props) {
  const { say } = useCityHallText()
  const places = usePlaces()
  return (
    <>
      <TextField
        id="invite-name"
        label={say('people.invite.name')}
        hint={say('people.invite.name.hint')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        error={missing === undefined ? undefined : say(FAULTS[missing])}
      />
      <RadioList
        id="invite-role"
        legend={say('people.invite.role')}
        options={ROLES.map((role) => ({
          value: role,
          label: say(`people.role.${role}`),
          hint: say(`people.role.${role}.h`),
        }))}
        value={draft.role}
        onChange={(role) => onChange({ role })}
      />
      {draft.role === 'coordinator' || places.own.length === 0 ? null : (
        <CheckList
          id="invite-areas"
          legend={say('people.invite.areas')}
          hint={say('people.invite.areas.h')}
          options={places.own.map(({ code }) => ({ value: code, label: places.name(code) }))}
          values={draft.areas}
          onChange={(areas) => onChange({ areas })}
        />
      )}
      <RadioList
        id="invite-hours"
        legend={say('people.invite.hours')}
        compact
        options={INVITE_HOURS.map((hours) => ({
          value: String(hours),
          label: say(`people.hours.${hours}`),
        }))}
        value={String(draft.hours)}
        onChange={(hours) => onChange({ hours: Number(hours) })}
      />
    </>
  )
}
