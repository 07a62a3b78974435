import { useState } from 'preact/hooks'
import type { Catalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { goBack, navigate } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useFormPhotos } from '../../state/photo-section.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { newArrivalLine } from './arrival-line-draft.ts'
import { ArrivalPage } from './arrival-page.tsx'
import { ItemStep } from './item-step.tsx'
import { RestoredNote } from './restored-note.tsx'
import type { ArrivalForm as Form } from './stored-draft.ts'
import type { AidWorld } from './use-aids.ts'
import { useArrivalForm } from './use-arrival-form.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly world: AidWorld
  readonly draftKey: string
  readonly start: Form
  readonly onRestart: () => void
}

/** The form of an arrival, of what is expected, or of a change. Leaving it keeps what was typed. */
export function ArrivalForm({ catalogue, world, draftKey, start, onRestart }: Props) {
  const { t } = useText()
  const device = useDevice()
  const form = useArrivalForm(draftKey, start)
  const photos = useFormPhotos(draftKey)
  const [isPicking, setPicking] = useState(false)
  const { values, change, ready, restored, drop } = form.draft
  const leave = () => goBack(values.aid === '' ? '#/aid' : `#/aid/${values.aid}`)
  if (!ready)
    return <OpeningScreen title={t('aid.recv')} close={leave} form text={t('rec.opening')} />
  if (isPicking)
    return (
      <ItemStep
        catalogue={catalogue}
        onBack={() => setPicking(false)}
        onChoose={(chosen) => {
          change({ lines: [...values.lines, newArrivalLine(device.newEntryId(), chosen)] })
          setPicking(false)
        }}
      />
    )
  const save = async () => {
    const record = await form.save()
    if (record === undefined) return
    const done = values.stage === 'received' ? 'aid.saved' : 'aid.saved.expected'
    showNotice({
      text: t(values.mode === 'edit' ? 'aid.changed' : done),
      promise: t('sync.auto'),
    })
    navigate(`#/aid/${record}`, { replace: true })
  }
  return (
    <Screen
      title={t(values.mode === 'edit' ? 'aid.edit' : 'aid.recv')}
      titlePrefix={form.errors.length > 0 ? t('err.pagetitle') : ''}
      back={leave}
      close={leave}
      form
      action={
        <Button kind="primary" onPress={() => void save()}>
          {t('act.save')}
        </Button>
      }
    >
      {restored && <RestoredNote onDrop={() => void drop().then(onRestart)} />}
      <ArrivalPage
        catalogue={catalogue}
        world={world}
        form={form}
        onPickItem={() => setPicking(true)}
      />
      {values.mode !== 'edit' && <PhotoSection {...photos} />}
    </Screen>
  )
}
