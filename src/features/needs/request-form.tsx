import { useState } from 'preact/hooks'
import { useDonors } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'

type Props = {
  /** Of whom; undefined where it is not said. */
  readonly onRequest: (donor: string | undefined) => unknown
  readonly onCancel: () => void
}

/** Asks which partner was asked: once, for all needs that are noted together. */
export function RequestForm({ onRequest, onCancel }: Props) {
  const { t, language } = useText()
  const donors = useDonors() ?? []
  const [donor, setDonor] = useState('')
  return (
    <>
      <SelectField
        id="asked-of"
        label={t('need.asked')}
        options={[
          { value: '', label: t('need.asked.none') },
          ...donors.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
        value={donor}
        onChange={setDonor}
      />
      <Button kind="primary" onPress={() => onRequest(donor === '' ? undefined : donor)}>
        {t('act.save')}
      </Button>
      <Button kind="quiet" onPress={onCancel}>
        {t('act.cancel')}
      </Button>
    </>
  )
}
