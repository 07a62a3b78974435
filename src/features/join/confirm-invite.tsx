import { useState } from 'preact/hooks'
import type { TextKey } from '../../i18n/translate.ts'
import { isApple, readSurroundings, type Surroundings } from '../../state/phone.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Props = {
  readonly code: string
  readonly busy: boolean
  readonly onConnect: (invite: { code: string; name: string }) => void
  readonly onOther: () => void
}

const MAX_NAME = 100

/** The last step before the invite is spent: nothing but this button spends it. */
export function ConfirmInvite({ code, busy, onConnect, onOther }: Props) {
  const { t } = useText()
  const [name, setName] = useState(() => t(suggestName(readSurroundings())))
  const [missing, setMissing] = useState(false)
  return (
    <form
      class="join-form"
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(name.trim() === '')
        if (name.trim() !== '') onConnect({ code, name: name.trim() })
      }}
    >
      <p>{t('join.confirm')}</p>
      <TextField
        id="join-name"
        label={t('join.name')}
        hint={t('join.name.hint')}
        value={name}
        maxLength={MAX_NAME}
        onChange={setName}
        error={missing ? t('join.name.missing') : undefined}
      />
      <Button kind="primary" type="submit" disabled={busy}>
        {t(busy ? 'join.going' : 'join.go')}
      </Button>
      <Button kind="quiet" onPress={onOther}>
        {t('join.other')}
      </Button>
    </form>
  )
}

function suggestName(surroundings: Surroundings): TextKey {
  if (/Android/.test(surroundings.userAgent)) return 'join.name.android'
  if (!isApple(surroundings)) return 'join.name.computer'
  return /iPhone|iPod/.test(surroundings.userAgent) ? 'join.name.iphone' : 'join.name.ipad'
}
