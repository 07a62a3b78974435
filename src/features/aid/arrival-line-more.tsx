import type { Catalogue } from '../../state/catalogue.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords, specChoiceOf, specWords } from '../../state/line-words.ts'
import { specQuestions } from '../../state/spec-questions.ts'
import { useText } from '../../state/text.tsx'
import { AskedFields } from '../../ui/asked-fields.tsx'
import { ChipRow } from '../../ui/chip-row.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { NumberStepper } from '../../ui/number-stepper.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { lineFieldId, type ArrivalLine as Line } from './arrival-line-draft.ts'
import { findAllOpenNeeds, type CoveredNeed } from './open-needs.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly needs: readonly CoveredNeed[]
  readonly line: Line
  readonly name: string
  readonly unit: string
  readonly hasCome: boolean
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (line: Line) => void
}

/** What the sender's papers say of a line, and which need it is meant for. */
export function ArrivalLineMore(props: Props) {
  const { line, name, unit, hasCome, errorOf, onChange } = props
  const { t } = useText()
  const id = (field: string) => lineFieldId(field, line.id)
  const names = { less: t('sr.less', { item: name }), more: t('sr.more', { item: name }) }
  const isOpen = ['pack', 'value'].some((field) => errorOf(id(field)) !== undefined)
  return (
    <Disclosure title={t('aid.line.more')} open={isOpen}>
      <SpecRow {...props} />
      <AllSpec {...props} />
      {hasCome && (
        <NumberStepper
          {...names}
          id={id('promised')}
          label={t('aid.line.promised')}
          hint={t('aid.line.promised.hint')}
          value={line.promised ?? Number.NaN}
          onChange={(amount) => onChange({ ...line, promised: orNull(amount) })}
          min={0}
          decimal
        />
      )}
      <NumberStepper
        {...names}
        id={id('pack')}
        label={t('aid.line.pack')}
        unit={unit}
        hint={t('aid.line.pack.hint')}
        value={line.packFactor ?? Number.NaN}
        onChange={(amount) => onChange({ ...line, packFactor: orNull(amount) })}
        min={1}
        decimal
        error={errorOf(id('pack'))}
      />
      <TextArea
        id={id('serials')}
        label={t('field.serials')}
        hint={t('aid.line.serials.hint')}
        value={line.serials}
        onChange={(serials) => onChange({ ...line, serials })}
      />
      <TextField
        id={id('value')}
        label={t('aid.line.value')}
        hint={t('aid.line.value.hint')}
        inputMode="decimal"
        maxLength={20}
        value={line.value}
        onChange={(value) => onChange({ ...line, value })}
        error={errorOf(id('value'))}
      />
      <NeedSelect {...props} />
    </Disclosure>
  )
}

/** The one thing that a donor says of the item first. */
function SpecRow({ catalogue, line, onChange }: Props) {
  const text = useText()
  const choice = specChoiceOf(catalogue, line.item)
  if (choice === undefined) return null
  const { field, values } = choice
  const known = line.spec[field] ?? ''
  const usual = values.map((value) => value.replace('.', ','))
  const all = known === '' || usual.includes(known) ? usual : [known, ...usual]
  const options = all.map((value) => ({
    value,
    label: specWords(text, catalogue, { field, value }),
  }))
  return (
    <section class="stack-tight">
      <h3>{catalogue.words.fields[field] ?? field}</h3>
      <ChipRow
        label={catalogue.words.fields[field] ?? field}
        options={[...options, { value: '', label: text.t('need.spec.unknown') }]}
        value={known}
        onChange={(value) => onChange({ ...line, spec: { ...line.spec, [field]: value } })}
      />
    </section>
  )
}

/** Everything else that its papers or its plate say: who takes it over must know what it is. */
function AllSpec({ catalogue, line, onChange }: Props) {
  const text = useText()
  const main = specChoiceOf(catalogue, line.item)?.field
  const fields = specQuestions(text, catalogue, line.item).filter(({ field }) => field !== main)
  if (fields.length === 0) return null
  return (
    <Disclosure title={text.t('need.spec', { item: catalogue.itemName(line.item, line.name) })}>
      <AskedFields
        idPrefix={lineFieldId('spec', line.id)}
        fields={fields}
        values={line.spec}
        onChange={(field, value) => onChange({ ...line, spec: { ...line.spec, [field]: value } })}
      />
    </Disclosure>
  )
}

/** A line may stand in for another item: any open need, those of the same item first. */
function NeedSelect({ catalogue, needs, line, onChange }: Props) {
  const text = useText()
  const titleOf = usePlaceTitle()
  const open = findAllOpenNeeds(needs, [line], line.forLine)
  if (open.length === 0) return null
  return (
    <SelectField
      id={lineFieldId('for', line.id)}
      label={text.t('field.forNeed')}
      options={[
        { value: '', label: text.t('aid.line.forall') },
        ...open.map((one) => ({
          value: one.key,
          label: [lineWords(text, catalogue, one.line), titleOf(one.need).title]
            .filter(Boolean)
            .join(' · '),
        })),
      ]}
      value={line.forLine}
      onChange={(forLine) => onChange({ ...line, forLine })}
    />
  )
}

function orNull(amount: number): number | null {
  return Number.isNaN(amount) ? null : amount
}
