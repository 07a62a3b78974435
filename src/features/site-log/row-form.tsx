import { useState } from 'preact/hooks'
import { SHEET_ROWS } from '../../domain/base/paper-sheet.ts'
import { SERVICES } from '../../domain/records/codes.ts'
import { readFlag } from '../../domain/records/read-fields.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { goBack } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import type { Here } from '../../state/preferences.ts'
import { useSaveStep } from '../../state/save-step.ts'
import { useSaveTrouble } from '../../state/save-trouble.ts'
import { useWhereOf } from '../../state/spots.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { SaveTrouble } from '../../ui/save-trouble.tsx'
import { Screen } from '../../ui/screen.tsx'
import { emptyRow, findRowFaults, readStoredRow, recordOfRow, rowFields } from './row-draft.ts'
import { RowFields, type RowError } from './row-fields.tsx'

type Props = { readonly where: Here; readonly sheet: string; readonly onNext: () => void }

/** One row of the log, keyed in. A row that is there already is said to be, and nothing is doubled. */
export function RowForm({ where, sheet, onNext }: Props) {
  const { t } = useText()
  const device = useDevice()
  const catalogue = useCatalogue()
  const whereOf = useWhereOf()
  const form = useDraft(`site-log:${sheet}`, emptyRow(sheet), readStoredRow)
  const [errors, setErrors] = useState<readonly RowError[]>([])
  const [attempt, setAttempt] = useState(0)
  const { problem, once, keep } = useSaveStep(form)
  const troubleOf = useSaveTrouble('outage')
  const { values, change, ready } = form
  const leave = () => goBack('#/site-log')
  const refuse = (found: readonly RowError[]) => {
    setErrors(found)
    setAttempt((count) => count + 1)
  }
  const save = async () => {
    const faults = findRowFaults(values, device.now())
    const record = recordOfRow(values)
    if (faults.length > 0 || record === undefined) {
      refuse(faults.map(({ field, text }) => ({ field, text: t(text, { n: SHEET_ROWS }) })))
      return
    }
    const there = await device.queries.record(record)
    if (there !== undefined && !readFlag(there.fields['removed'])) {
      refuse([{ field: 'row', text: t('log.key.err.done', { row: values.row }) }])
      return
    }
    const set = rowFields(values, whereOf(where))
    if ((await keep(device.write({ kind: 'outage', record, set }))) === undefined) return
    showNotice({ text: t('site.saved', { row: values.row }), promise: t('sync.auto') })
    onNext()
  }
  if (!ready || catalogue === undefined)
    return <OpeningScreen title={t('site.key')} close={leave} form text={t('rec.opening')} />
  return (
    <Screen
      title={t('site.key')}
      titlePrefix={errors.length > 0 ? t('err.pagetitle') : ''}
      back={leave}
      close={leave}
      form
      action={
        <Button kind="primary" onPress={() => void once(save)}>
          {t('act.save')}
        </Button>
      }
    >
      <ErrorSummary key={attempt} title={t('err.summary')} errors={errors} />
      {problem !== undefined && (
        <SaveTrouble {...troubleOf(problem, [sheet, values.row, values.note].join(' · '))} />
      )}
      <RowFields
        where={where}
        values={values}
        services={SERVICES.map((value) => ({
          value,
          label: catalogue.words.services[value] ?? value,
        }))}
        errors={errors}
        onChange={change}
      />
    </Screen>
  )
}
