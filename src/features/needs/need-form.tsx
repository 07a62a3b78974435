import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
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
import { ItemStep, type ChosenItem } from './item-step.tsx'
import { newLine, otherItem, type LineValues } from './need-line-draft.ts'
import type { NeedValues } from './need-draft.ts'
import { NeedPage } from './need-page.tsx'
import type { NeedForm as Form } from './stored-need.ts'
import { useNeedForm } from './use-need-form.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly draftKey: string
  readonly record: RecordId | undefined
  readonly start: Form
  /** Kilowatts, for items that are asked for their power. */
  readonly load: number | undefined
  readonly onSaved: (values: NeedValues) => void
  readonly onRestart: () => void
}

/** Which line's item is being picked; `more` for one that is added. */
type Picking = { readonly line: string } | 'more' | undefined

/** The form of a need, its two pages. Leaving it keeps what was typed. */
export function NeedForm(props: Props) {
  const { catalogue, draftKey, record, start, load, onSaved, onRestart } = props
  const { t } = useText()
  const device = useDevice()
  const form = useNeedForm(catalogue, { key: draftKey, record, start })
  const [picking, setPicking] = useState<Picking>()
  const photos = useFormPhotos(draftKey)
  const { values, change, ready, restored } = form.draft
  const leave = () => goBack(record === undefined ? '#/needs' : `#/needs/${record}`)
  if (!ready)
    return <OpeningScreen title={t('need.new')} close={leave} form text={t('rec.opening')} />

  const choose = (chosen: ChosenItem) => {
    const asksPower = catalogue.item(chosen.item)?.spec.includes('power') ?? false
    const spec: Record<string, string> =
      asksPower && load !== undefined ? { power: String(load).replace('.', ',') } : {}
    const id = device.newEntryId()
    change({ lines: withItem(values.lines, picking, { ...chosen, spec, id }) })
    setPicking(undefined)
  }
  if (picking !== undefined || values.lines.length === 0) {
    const back = values.lines.length === 0 ? leave : () => setPicking(undefined)
    return <ItemStep catalogue={catalogue} onChoose={choose} onBack={back} onClose={leave} />
  }

  const save = async () => {
    const saved = await form.save()
    if (saved === undefined) return
    if (record === undefined) {
      onSaved(values)
      return
    }
    if (saved !== 'unchanged') showNotice({ text: t('need.changed') })
    navigate(`#/needs/${record}`, { replace: true })
  }
  return (
    <Screen
      title={t(record === undefined ? 'need.new' : 'need.edit')}
      titlePrefix={form.errors.length > 0 ? t('err.pagetitle') : ''}
      back={record === undefined ? () => setPicking({ line: values.lines[0]?.id ?? '' }) : leave}
      close={leave}
      form
      action={
        <Button kind="primary" onPress={() => void save()}>
          {t(record === undefined ? 'need.save' : 'act.save')}
        </Button>
      }
    >
      {restored && (
        <div class="need-restored">
          <p>{t('draft.kept.here')}</p>
          <Button
            kind="quiet"
            onPress={() => {
              void form.draft.drop().then(onRestart)
            }}
          >
            {t('draft.drop')}
          </Button>
        </div>
      )}
      <NeedPage
        catalogue={catalogue}
        form={form}
        onPickItem={(line) => setPicking(line === undefined ? 'more' : { line })}
      />
      {record === undefined && <PhotoSection {...photos} />}
    </Screen>
  )
}

function withItem(
  lines: readonly LineValues[],
  picking: Picking,
  chosen: ChosenItem & { readonly id: string; readonly spec: LineValues['spec'] },
): readonly LineValues[] {
  if (picking === undefined || picking === 'more')
    return [...lines, { ...newLine(chosen.id, chosen), spec: chosen.spec }]
  return lines.map((line) => (line.id === picking.line ? otherItem(line, chosen) : line))
}
