import { useState } from 'preact/hooks'
import type { TextKey } from '../../i18n/translate.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { readInvite } from './invite-code.ts'
import type { InviteProblem } from './join-step.ts'
import { readQrPhoto } from './read-qr.ts'
import { Scanner } from './scanner.tsx'

type Props = {
  readonly refused: InviteProblem | undefined
  readonly onCode: (code: string) => void
}

type Fault = { readonly key: TextKey; readonly link?: string }

const REFUSALS = {
  invite_used: 'join.used',
  invite_expired: 'join.expired',
  invite_unknown: 'join.bad',
} as const satisfies Record<InviteProblem, TextKey>

/** Three ways in: the camera, a photo of the QR code, the code or link as text. */
export function EnterCode({ refused, onCode }: Props) {
  const { t } = useText()
  const [scanning, setScanning] = useState(false)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<Fault>()
  const take = (read: string) => {
    setScanning(false)
    const invite = readInvite(read, location.origin)
    if (invite.tag === 'code') onCode(invite.code)
    else if (invite.tag === 'elsewhere') setFault({ key: 'join.elsewhere', link: invite.link })
    else setFault({ key: invite.tag === 'empty' ? 'join.code.missing' : 'join.bad' })
  }
  const takePhoto = async (photo: File | undefined) => {
    if (photo === undefined) return
    const read = await readQrPhoto(photo)
    if (read === undefined) setFault({ key: 'join.photo.none' })
    else take(read)
  }
  if (scanning) return <Scanner onText={take} onCancel={() => setScanning(false)} />
  return (
    <>
      {refused === undefined ? null : (
        <p class="join-trouble" role="alert">
          {t(REFUSALS[refused])}
        </p>
      )}
      <p>{t('join.need')}</p>
      <Button kind="primary" icon="qr-code" onPress={() => setScanning(true)}>
        {t('join.scan')}
      </Button>
      <PhotoPicker label={t('join.photo')} onPick={(photo) => void takePhoto(photo)} />
      <form
        class="join-form"
        onSubmit={(event) => {
          event.preventDefault()
          take(text)
        }}
      >
        <TextArea
          id="join-code"
          label={t('join.code')}
          hint={t('join.code.hint')}
          value={text}
          onChange={setText}
          error={fault === undefined ? undefined : t(fault.key)}
        />
        {fault?.link === undefined ? null : (
          <Button href={fault.link}>{t('join.elsewhere.go')}</Button>
        )}
        <Button type="submit">{t('join.code.next')}</Button>
      </form>
      <p class="join-hint">{t('join.nocode')}</p>
    </>
  )
}

type PickerProps = { readonly label: string; readonly onPick: (photo: File | undefined) => void }

function PhotoPicker({ label, onPick }: PickerProps) {
  return (
    <label class="button button-secondary join-photo">
      {label}
      <input
        type="file"
        accept="image/*"
        onChange={(event) => {
          onPick(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
