import { SHEET_ROWS } from '../../domain/base/paper-sheet.ts'
import { URGENCIES, type Urgency } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { lineWords } from '../../state/line-words.ts'
import { useSaveTrouble } from '../../state/save-trouble.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { SaveTrouble } from '../../ui/save-trouble.tsx'
import { SheetFields } from '../../ui/sheet-fields.tsx'
import type { LineValues } from './need-line-draft.ts'
import { findErrors, minimumFieldId, quantityFieldId, type FormError } from './need-draft.ts'
import { NeedDetails } from './need-details.tsx'
import { NeedLine } from './need-line.tsx'
import { URGENCY_WORDS } from './urgency-words.ts'
import type { NeedFormState } from './use-need-form.ts'
import { WhereField } from './where-field.tsx'

type Props = {
  readonly catalogue: Catalogue
  readonly form: NeedFormState
  /** Picks the item of a line, or of one more. */
  readonly onPickItem: (line: string | undefined) => void
}

/** The second page of a need: how many, how urgent, where. All of it on one page, because the same
 *  people come here again and again. */
export function NeedPage({ catalogue, form, onPickItem }: Props) {
  const text = useText()
  const troubleOf = useSaveTrouble('need')
  const { values, change } = form.draft
  const errors = form.errors.map((error) => ({ ...error, text: sayError(error) }))
  // What was mended since is not called wrong any more; the summary stays as Save left it.
  const still = new Set(findErrors(values, values.before ?? undefined).map(({ field }) => field))
  const errorOf = (field: string) => {
    const error = form.errors.find((one) => one.field === field)
    const isStill = error?.text === 'log.key.err.done' || still.has(field)
    return error !== undefined && isStill ? sayError(error) : undefined
  }
  const changeLine = (changed: LineValues) =>
    change({ lines: values.lines.map((line) => (line.id === changed.id ? changed : line)) })
  const words = values.lines
    .map((line) => lineWords(text, catalogue, { ...line, quantity: line.quantity ?? undefined }))
    .join('\n')
  return (
    <>
      <ErrorSummary key={form.attempt} title={text.t('err.summary')} errors={errors} />
      {form.problem !== undefined && (
        <SaveTrouble {...troubleOf(form.problem, [words, values.note].join('\n'))} />
      )}
      {values.sheet !== null && (
        <SheetFields
          words={{ sheet: text.t('log.key.sheet'), row: text.t('log.key.row') }}
          values={{ sheet: values.sheet, row: values.row }}
          errorOf={errorOf}
          onChange={change}
        />
      )}
      {values.outage !== '' && values.before === null && (
        <p class="muted">{text.t('need.outage.from')}</p>
      )}
      {values.lines.map((line) => (
        <NeedLine
          key={line.id}
          line={line}
          error={errorOf(quantityFieldId(line.id))}
          isOnly={values.lines.length === 1}
          onChange={changeLine}
          onPickItem={() => onPickItem(line.id)}
          onRemove={() => change({ lines: values.lines.filter(({ id }) => id !== line.id) })}
        />
      ))}
      <Button icon="plus" onPress={() => onPickItem(undefined)}>
        {text.t('need.addline')}
      </Button>
      <RadioList
        id="urgency"
        legend={text.t('need.urg')}
        options={URGENCIES.map((urgency) => ({
          value: urgency,
          label: text.t(URGENCY_WORDS[urgency].name),
          hint: text.t(URGENCY_WORDS[urgency].deadline),
        }))}
        value={readCode(values.urgency, URGENCIES)}
        onChange={(urgency: Urgency) => change({ urgency })}
        error={errorOf('urgency')}
      />
      <WhereField where={values} error={errorOf('where')} onChange={change} />
      <NeedDetails values={values} errorOf={errorOf} onChange={change} onLine={changeLine} />
    </>
  )

  function sayError({ field, text: key }: FormError): string {
    const line = values.lines.find(
      ({ id }) => field === quantityFieldId(id) || field === minimumFieldId(id),
    )
    if (line === undefined || values.lines.length === 1)
      return text.t(key, { row: values.row, n: SHEET_ROWS })
    return `${catalogue.itemName(line.item, line.name)}: ${text.t(key)}`
  }
}
