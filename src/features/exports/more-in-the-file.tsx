import { useCityHallText } from '../../state/city-hall-text.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Toggle } from '../../ui/toggle.tsx'

export type More = {
  readonly exactPlaces: boolean
  readonly contacts: boolean
  readonly freeTexts: boolean
}
type Props = { readonly more: More; readonly onChange: (more: More) => void }

const PARTS = ['exactPlaces', 'contacts', 'freeTexts'] as const

/** What a file leaves out unless a coordinator says otherwise. */
export function MoreInTheFile({ more, onChange }: Props) {
  const { say } = useCityHallText()
  return (
    <Disclosure title={say('exp.more')}>
      <div class="stack">
        <p class="muted">{say('exp.more.lead')}</p>
        {PARTS.map((part) => (
          <Toggle
            key={part}
            label={say(`exp.more.${part}`)}
            hint={say(`exp.more.${part}.h`)}
            on={more[part]}
            onChange={(on) => onChange({ ...more, [part]: on })}
          />
        ))}
      </div>
    </Disclosure>
  )
}
