import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { DocumentType } from '../../domain/records/codes.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { paperFile } from '../../state/form-photos.ts'
import { useFormPaper } from '../../state/photo-section.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { writeDay } from './days.ts'
import {
  EMPTY_PAPER,
  findPaperFaults,
  PAPER_TYPES,
  paperFields,
  readStoredPaper,
  type PaperFault,
} from './paper-draft.ts'

type Props = {
  readonly record: RecordId
  readonly catalogue: Catalogue
  /** What is missing stands first in the list. */
  readonly missing: readonly DocumentType[]
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** One more paper. */
export function PaperForm({ record, catalogue, missing, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  const [tried, setTried] = useState(false)
  const key = `aid:${record}:paper`
  const photo = useFormPaper(key)
  const form = useDraft(key, EMPTY_PAPER, readStoredPaper)
  const { values, change, ready, drop } = form
  const faults = tried ? findPaperFaults(values, writeDay(device.now())) : []
  const errorOf = (field: PaperFault['field']) => {
    const fault = faults.find((one) => one.field === field)
    return fault === undefined ? undefined : t(fault.text)
  }
  const inOrder = [...missing, ...PAPER_TYPES.filter((type) => !missing.includes(type))]
  const save = async () => {
    setTried(true)
    if (findPaperFaults(values, writeDay(device.now())).length > 0) return
    const id = device.newEntryId()
    const set = { ...paperFields(id, values), ...(await paperFile(device, key, id)) }
    if (!(await onWrite(set, t('aid.paper.saved')))) return
    setTried(false)
    change(EMPTY_PAPER)
    await drop()
  }
  if (!ready) return null
  return (
    <Card title={t('aid.paper.add')}>
      <SelectField
        id="paper-type"
        label={t('aid.paper.type')}
        options={[
          { value: '', label: t('aid.paper.choose') },
          ...inOrder.map((type) => ({
            value: type,
            label: catalogue.words.documents[type] ?? type,
          })),
        ]}
        value={values.type}
        onChange={(type) => change({ type })}
        error={errorOf('paper-type')}
      />
      <TextField
        id="paper-number"
        label={t('field.document.number')}
        maxLength={200}
        hint={values.type === 'humanitarian-declaration' ? t('aid.paper.code') : undefined}
        value={values.number}
        onChange={(number) => change({ number })}
        error={errorOf('paper-number')}
      />
      <TextField
        id="paper-date"
        label={t('field.document.date')}
        type="date"
        value={values.date}
        onChange={(date) => change({ date })}
        error={errorOf('paper-date')}
      />
      <PhotoSection {...photo} />
      <Button onPress={() => void save()}>{t('aid.paper.save')}</Button>
    </Card>
  )
}
