import { useCatalogue } from '../../state/catalogue.ts'
import { lineTitle, specChoiceOf, specWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ChipRow } from '../../ui/chip-row.tsx'
import { NumberStepper } from '../../ui/number-stepper.tsx'
import { soften } from '../../ui/soften.ts'
import { isCounted, type LineValues } from './need-line-draft.ts'
import { quantityFieldId } from './need-draft.ts'

type Props = {
  readonly line: LineValues
  readonly error: string | undefined
  /** The one line of a need is changed, not taken out. */
  readonly isOnly: boolean
  readonly onChange: (line: LineValues) => void
  readonly onPickItem: () => void
  readonly onRemove: () => void
}

const QUICK = [2, 5, 10, 20, 50] as const

/** One thing that is needed: what, which, how many. */
export function NeedLine({ line, error, isOnly, onChange, onPickItem, onRemove }: Props) {
  const text = useText()
  const catalogue = useCatalogue()
  if (catalogue === undefined) return null
  const name = catalogue.itemName(line.item, line.name)
  return (
    <section class="card">
      <div class="need-line-head">
        <h2>{soften(lineTitle(text, catalogue, line))}</h2>
        <Button label={text.t('need.item.change', { item: name })} onPress={onPickItem}>
          {text.t('act.edit')}
        </Button>
      </div>
      <SpecRow line={line} onChange={onChange} />
      <NumberStepper
        id={quantityFieldId(line.id)}
        label={text.t('need.qty')}
        unit={catalogue.unitName(line.unit)}
        value={line.quantity ?? Number.NaN}
        onChange={(quantity) =>
          onChange({ ...line, quantity: Number.isNaN(quantity) ? null : quantity })
        }
        min={1}
        quick={QUICK}
        less={text.t('sr.less', { item: name })}
        more={text.t('sr.more', { item: name })}
        decimal={!isCounted(line.unit)}
        error={error}
      />
      {!isOnly && (
        <Button kind="quiet" label={text.t('sr.removeline', { item: name })} onPress={onRemove}>
          {text.t('need.line.remove')}
        </Button>
      )}
    </section>
  )
}

type RowProps = Pick<Props, 'line' | 'onChange'>

/** The one thing that a donor asks of the item first. */
function SpecRow({ line, onChange }: RowProps) {
  const text = useText()
  const catalogue = useCatalogue()
  const choice = catalogue && specChoiceOf(catalogue, line.item)
  if (catalogue === undefined || choice === undefined) return null
  const { field, values } = choice
  const known = line.spec[field] ?? ''
  const options = values.map((value) => ({
    value: value.replace('.', ','),
    label: specWords(text, catalogue, { field, value }),
  }))
  return (
    <ChipRow
      label={catalogue.words.fields[field] ?? field}
      options={[...options, { value: '', label: text.t('need.spec.unknown') }]}
      value={known}
      onChange={(value) => onChange({ ...line, spec: { ...line.spec, [field]: value } })}
    />
  )
}
