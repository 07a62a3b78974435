import type { ValueNames } from '../../i18n/field-values.ts'
import { sayValue } from '../../i18n/field-values.ts'
import type { Kind } from '../../domain/records/record.ts'
import { useFacilities } from '../../state/facilities.ts'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { FieldInput } from './field-input.ts'

type Props = {
  readonly kind: Kind
  readonly path: string
  readonly input: FieldInput
  readonly label: string
  readonly names: ValueNames
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly error: string | undefined
}

/** The input that suits the refused field. Everything is kept as text, so that it survives a reload. */
export function CorrectionField(props: Props) {
  const { input, label, typed, onType, error } = props
  const field = { id: 'correction', label, value: typed, onChange: onType, error }
  switch (input.tag) {
    case 'text':
      return input.long ? <TextArea {...field} /> : <TextField {...field} />
    case 'number':
      return <TextField {...field} inputMode={input.whole ? 'numeric' : 'decimal'} maxLength={12} />
    case 'money':
      return <TextField {...field} inputMode="decimal" maxLength={16} />
    case 'day':
      return <TextField {...field} type="date" />
    case 'moment':
      return (
        <MomentField
          {...field}
          value={typed === '' ? undefined : Number(typed)}
          onChange={(at) => onType(at === undefined ? '' : String(at))}
        />
      )
    case 'flag':
    case 'code':
      return <CodeField {...props} />
    case 'facility':
    case 'place':
      return <SpotField {...props} />
    case 'none':
      return null
  }
}

function CodeField({ kind, path, input, label, names, typed, onType, error }: Props) {
  const text = useText()
  const codes = input.tag === 'code' ? input.codes : ['true', 'false']
  const say = (code: string) => {
    const value = input.tag === 'flag' ? code === 'true' : code
    return sayValue(text, names, { kind, path, value, now: 0 })
  }
  const options = codes.map((code) => ({ value: code, label: say(code) }))
  const field = { id: 'correction', options, value: typed, onChange: onType, error }
  if (options.length <= MOST_RADIOS) return <RadioList {...field} legend={label} />
  const none = { value: '', label: text.t('fac.type.choose') }
  return <SelectField {...field} label={label} options={[none, ...options]} />
}

const MOST_RADIOS = 7

function SpotField({ input, label, typed, onType, error }: Props) {
  const { t } = useText()
  const facilities = useFacilities() ?? []
  const places = usePlaces()
  const options =
    input.tag === 'facility'
      ? facilities.map(({ id, name }) => ({ value: id, label: name }))
      : places.own.map(({ code }) => ({ value: code, label: places.name(code) }))
  return (
    <SelectField
      id="correction"
      label={label}
      options={[{ value: '', label: t('fac.type.choose') }, ...options]}
      value={options.some(({ value }) => value === typed) ? typed : ''}
      onChange={onType}
      error={error}
    />
  )
}
