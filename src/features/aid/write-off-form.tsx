import { useState } from 'preact/hooks'
import { isRecordId } from '../../domain/base/ids.ts'
import { WRITE_OFF_REASONS } from '../../domain/records/codes.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { lineTitle } from '../../state/line-words.ts'
import { goBack, navigate } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useSaveStep } from '../../state/save-step.ts'
import { useSaveTrouble } from '../../state/save-trouble.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { SaveTrouble } from '../../ui/save-trouble.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { leftOf, type StockLine } from './aid-list.ts'
import { overStock } from './hand-out-draft.ts'
import { HandOutQuantity } from './hand-out-quantity.tsx'
import {
  EMPTY_WRITE_OFF,
  findWriteOffFaults,
  readStoredWriteOff,
  writeOffFields,
} from './write-off-draft.ts'

type Props = { readonly catalogue: Catalogue; readonly stock: StockLine }

/** Lost, spoiled or sent back: how many of one line, and why. */
export function WriteOffForm({ catalogue, stock }: Props) {
  const text = useText()
  const { t } = text
  const device = useDevice()
  const troubleOf = useSaveTrouble('aid')
  const form = useDraft(`aid:off:${stock.key}`, EMPTY_WRITE_OFF, readStoredWriteOff)
  const [attempt, setAttempt] = useState(0)
  const { problem, once, keep } = useSaveStep(form)
  const { values, change, ready } = form
  const faults = attempt === 0 ? [] : findWriteOffFaults(values, stock.line.unit)
  const errors = faults.map((fault) => ({ ...fault, text: t(fault.text) }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
  const leave = () => goBack(`#/aid/${stock.id}`)
  const save = async () => {
    setAttempt(attempt + 1)
    if (findWriteOffFaults(values, stock.line.unit).length > 0 || !isRecordId(stock.id)) return
    const entry = { id: device.newEntryId(), line: stock.line.id }
    const set = writeOffFields(entry, values, device.now())
    const saved = await keep(device.write({ kind: 'aid', record: stock.id, set }))
    if (saved === undefined) return
    showNotice({ text: t('aid.off.saved'), promise: t('sync.auto') })
    navigate(`#/aid/${stock.id}`, { replace: true })
  }
  if (!ready)
    return <OpeningScreen title={t('aid.writeoff')} close={leave} form text={t('rec.opening')} />
  return (
    <Screen
      title={t('aid.writeoff')}
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
        <SaveTrouble {...troubleOf(problem, lineTitle(text, catalogue, stock.line))} />
      )}
      <h2>{lineTitle(text, catalogue, stock.line)}</h2>
      <HandOutQuantity
        catalogue={catalogue}
        chosen={stock}
        quantity={values.quantity}
        over={overStock(values.quantity, leftOf(stock))}
        error={errorOf('quantity')}
        isWriteOff
        onChange={(quantity) => change({ quantity })}
      />
      <RadioList
        id="reason"
        legend={t('aid.off.why')}
        options={WRITE_OFF_REASONS.map((value) => ({ value, label: t(`value.off.${value}`) }))}
        value={WRITE_OFF_REASONS.find((reason) => reason === values.reason)}
        onChange={(reason) => change({ reason })}
        error={errorOf('reason')}
      />
    </Screen>
  )
}
