import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { goBack, navigate } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { rememberHere } from '../../state/preferences.ts'
import { useText } from '../../state/text.tsx'
import { writeFacility, type FacilityDraft } from './facility-draft.ts'

type Of = {
  readonly record: RecordId | undefined
  readonly stored: Fields
  readonly makesMine: boolean
  readonly drop: () => Promise<void>
}

/** What can be done with a filled-in facility. It is said to be saved only after it is on the disk. */
export function useSaveFacility({ record, stored, makesMine, drop }: Of) {
  const device = useDevice()
  const { t } = useText()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  const write = async (set: Fields, into: RecordId | undefined) => {
    setBusy(true)
    const change = { kind: 'facility', set } as const
    const saved = await device.write(into === undefined ? change : { ...change, record: into })
    setBusy(false)
    setFailed(!saved.ok)
    return saved.ok ? saved.value.record : undefined
  }
  return {
    busy,
    failed,
    save: async (draft: FacilityDraft) => {
      const set = writeFacility(draft, stored)
      const unchanged = record !== undefined && Object.keys(set).length === 0
      const saved = unchanged ? record : await write(set, record)
      if (saved === undefined) return
      await drop()
      showNotice({ text: t('fac.saved') })
      if (makesMine) rememberHere({ facility: saved })
      if (makesMine) navigate('#/today', { replace: true })
      else goBack('#/menu/places')
    },
    remove: async (known: RecordId) => {
      if ((await write({ removed: true }, known)) === undefined) return
      await drop()
      const undo = { label: t('act.undo'), run: () => void write({ removed: false }, known) }
      showNotice({ text: t('fac.removed'), actions: [undo] })
      goBack('#/menu/places')
    },
    makeMine: (known: RecordId, name: string) => {
      rememberHere({ facility: known })
      showNotice({ text: t('fac.mine.done', { name }) })
    },
  }
}
