import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { goBack } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Screen } from '../../ui/screen.tsx'
import {
  checkDonor,
  readTouched,
  startDraft,
  writeDonor,
  type DonorFault,
  type TouchedDonor,
} from './donor-draft.ts'
import { DONOR_FAULTS, DonorFields } from './donor-fields.tsx'

type Props = { readonly record: RecordId | undefined; readonly stored: Fields }

export function DonorForm({ record, stored }: Props) {
  const { t } = useText()
  const role = useEnrolment()?.role
  const device = useDevice()
  const form = useDraft<TouchedDonor>(`donor:${record ?? 'new'}`, {}, readTouched)
  const draft = { ...startDraft(stored), ...form.values }
  const [faults, setFaults] = useState<readonly DonorFault[]>([])
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  const write = async (set: Fields) => {
    setBusy(true)
    const change = { kind: 'donor', set } as const
    const saved = await device.write(record === undefined ? change : { ...change, record })
    setBusy(false)
    setFailed(!saved.ok)
    return saved.ok
  }
  const save = async () => {
    const found = checkDonor(draft)
    setFaults(found)
    if (found.length > 0) return
    const set = writeDonor(draft, stored)
    if (Object.keys(set).length > 0 && !(await write(set))) return
    await form.drop()
    showNotice({ text: t('donor.saved') })
    goBack('#/menu/donors')
  }
  const remove = async () => {
    if (!(await write({ removed: true }))) return
    await form.drop()
    const undo = { label: t('act.undo'), run: () => void write({ removed: false }) }
    showNotice({ text: t('donor.removed'), actions: [undo] })
    goBack('#/menu/donors')
  }
  return (
    <Screen
      title={t(record === undefined ? 'donor.new' : 'donor.edit')}
      titlePrefix={faults.length === 0 ? undefined : t('err.pagetitle')}
      back={() => goBack('#/menu/donors')}
      form
      action={
        <Button kind="primary" disabled={busy} onPress={() => void save()}>
          {t('act.save')}
        </Button>
      }
    >
      <div class="stack">
        <ErrorSummary
          title={t('err.summary')}
          errors={faults.map(({ field, code }) => ({
            field: `donor-${field}`,
            text: t(DONOR_FAULTS[code]),
          }))}
        />
        {failed ? <p role="alert">{t('fac.err.save')}</p> : null}
        <DonorFields draft={draft} faults={faults} onChange={form.change} />
        {record !== undefined && role === 'coordinator' ? (
          <Button icon="share" href={`#/partners/new?donor=${record}`}>
            {t('donor.link')}
          </Button>
        ) : null}
        {record === undefined ? null : (
          <Button kind="danger" disabled={busy} onPress={() => void remove()}>
            {t('donor.remove')}
          </Button>
        )}
      </div>
    </Screen>
  )
}
