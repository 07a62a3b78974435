import { useText } from '../../state/text.tsx'
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
  const { t } = useText()
  return (
    <Disclosure title={t('exp.more')}>
      <div class="stack">
        <p class="muted">{t('exp.more.lead')}</p>
        {PARTS.map((part) => (
          <Toggle
            key={part}
            label={t(`exp.more.${part}`)}
            hint={t(`exp.more.${part}.h`)}
            on={more[part]}
            onChange={(on) => onChange({ ...more, [part]: on })}
          />
        ))}
      </div>
    </Disclosure>
  )
}
