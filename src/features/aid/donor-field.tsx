import '../../ui/chips.css'
import { useState } from 'preact/hooks'
import { useDevice } from '../../state/device.tsx'
import { useDonors } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { listCountries } from './countries.ts'

type Props = {
  readonly value: string
  /** Ids of donors, those that something is expected from first. */
  readonly first: readonly string[]
  readonly error: string | undefined
  readonly onChange: (donor: string) => void
}

const CHIPS = 5

/** From whom: the likely ones as chips; «Інше» finds the others, and adds one that is not there. */
export function DonorField({ value, first, error, onChange }: Props) {
  const { t, language } = useText()
  const donors = useDonors() ?? []
  const [isPicking, setPicking] = useState(false)
  const ids = [...new Set([...first, ...donors.map(({ id }) => id)])].slice(0, CHIPS)
  const shown = value === '' || ids.includes(value) ? ids : [value, ...ids.slice(1)]
  const nameOf = (id: string) => donors.find((donor) => donor.id === id)?.name[language]
  return (
    <section class={error === undefined ? 'stack-tight' : 'stack-tight field-wrong'}>
      <h2 id="donor-title">{t('aid.from')}</h2>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div id="donor" tabIndex={-1} class="chips" role="group" aria-labelledby="donor-title">
        {shown.map((id) => (
          <button
            key={id}
            type="button"
            class="chip"
            aria-pressed={id === value}
            onClick={() => onChange(id)}
          >
            {nameOf(id) ?? t('aid.nodonor')}
          </button>
        ))}
        <button type="button" class="chip" onClick={() => setPicking(true)}>
          {t('aid.donor.other')}
        </button>
      </div>
      {isPicking && (
        <DonorSheet
          onChoose={(donor) => {
            onChange(donor)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  )
}

type SheetProps = {
  readonly onChoose: (donor: string) => void
  readonly onClose: () => void
}

function DonorSheet({ onChoose, onClose }: SheetProps) {
  const { t, language } = useText()
  const donors = useDonors() ?? []
  return (
    <Sheet title={t('aid.from')} closeLabel={t('nav.close')} onClose={onClose}>
      <div class="rows">
        {donors.map(({ id, name }) => (
          <ListRow key={id} onPress={() => onChoose(id)} title={name[language]} />
        ))}
      </div>
      <NewDonor onAdded={onChoose} />
    </Sheet>
  )
}

/** A donor that nobody wrote down yet: a name is enough, and it is a record of its own at once. */
function NewDonor({ onAdded }: { readonly onAdded: (donor: string) => void }) {
  const { t, language } = useText()
  const device = useDevice()
  const [name, setName] = useState('')
  const [country, setCountry] = useState('')
  const [error, setError] = useState<string>()
  const add = async () => {
    if (name.trim() === '') {
      setError(t('donor.err.name'))
      document.getElementById('donor-name')?.focus()
      return
    }
    const set = {
      [language === 'uk' ? 'name/uk' : 'name/en']: name.trim(),
      ...(country === '' ? {} : { country }),
    }
    const saved = await device.write({ kind: 'donor', set })
    if (saved.ok) onAdded(saved.value.record)
    else setError(t('err.save.act'))
  }
  return (
    <section class="stack-tight">
      <h3>{t('donor.new')}</h3>
      <TextField
        id="donor-name"
        label={t(language === 'uk' ? 'donor.name.uk' : 'donor.name.en')}
        value={name}
        maxLength={200}
        onChange={setName}
        error={error}
      />
      <SelectField
        id="donor-country"
        label={t('donor.country')}
        options={[{ value: '', label: t('donor.country.none') }, ...listCountries(language)]}
        value={country}
        onChange={setCountry}
      />
      <Button icon="plus" onPress={() => void add()}>
        {t('donor.add')}
      </Button>
    </section>
  )
}
