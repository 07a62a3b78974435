import type { Catalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { useSaveTrouble } from '../../state/save-trouble.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SaveTrouble } from '../../ui/save-trouble.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { findExpected, likelyArrival } from './aid-list.ts'
import { AnswersField } from './answers-field.tsx'
import {
  arrivalOf,
  countAsListed,
  emptyArrival,
  findErrors,
  type FormError,
} from './arrival-draft.ts'
import { ContentFields } from './content-fields.tsx'
import { DonorField } from './donor-field.tsx'
import { ListChoice } from './list-choice.tsx'
import { ReceivedFields } from './received-fields.tsx'
import { SpotField } from './spot-field.tsx'
import { StageFields } from './stage-fields.tsx'
import type { ArrivalForm } from './stored-draft.ts'
import type { AidEntry, AidWorld } from './use-aids.ts'
import type { ArrivalFormState } from './use-arrival-form.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly world: AidWorld
  readonly form: ArrivalFormState
  readonly onPickItem: () => void
}

/** From whom, what, where: an arrival on one page. */
export function ArrivalPage({ catalogue, world, form, onPickItem }: Props) {
  const { t } = useText()
  const device = useDevice()
  const troubleOf = useSaveTrouble('aid')
  const now = device.now()
  const { values, change } = form.draft
  const errors = form.errors.map((error) => ({ ...error, text: sayError(error) }))
  // What was mended since is not called wrong any more; the summary stays as Save left it.
  const still = new Set(findErrors(values, now).map(({ field }) => field))
  const errorOf = (field: string) => {
    const error = form.errors.find((one) => one.field === field)
    return error !== undefined && still.has(field) ? t(error.text) : undefined
  }
  const expected = findExpected(world.aids)
  const ofDonor = expected.filter(({ aid }) => aid.donor === values.donor)
  const asksWhich = values.mode !== 'edit' && values.donor !== '' && ofDonor.length > 0
  const hasList =
    values.mode === 'arrival' && values.lines.some(({ promised }) => promised !== null)
  const open = async (chosen: AidEntry | undefined, donor: string) => {
    const promised = chosen === undefined ? undefined : await device.queries.record(chosen.id)
    change(promised === undefined ? withoutList(values, donor) : withList(values, promised))
  }
  const chooseDonor = (donor: string) => {
    const likely = likelyArrival(expected.filter(({ aid }) => aid.donor === donor))
    const hasTyped = values.mode === 'new' && values.lines.length > 0
    if (values.mode === 'edit') change({ donor })
    // A query of the phone's own store never throws; the donor is shown with its list.
    else void open(hasTyped ? undefined : likely, donor)
  }
  return (
    <>
      <ErrorSummary key={form.attempt} title={t('err.summary')} errors={errors} />
      {form.problem !== undefined && <SaveTrouble {...troubleOf(form.problem, values.note)} />}
      <DonorField
        value={values.donor}
        first={expected.flatMap(({ aid }) => aid.donor ?? [])}
        error={errorOf('donor')}
        onChange={chooseDonor}
      />
      {asksWhich && (
        <ListChoice
          catalogue={catalogue}
          expected={ofDonor}
          value={values.aid}
          now={now}
          onChange={(id) =>
            void open(
              ofDonor.find((entry) => entry.id === id),
              values.donor,
            )
          }
        />
      )}
      {hasList && (
        <Button icon="check" onPress={() => change(countAsListed(values))}>
          {t('aid.asplanned')}
        </Button>
      )}
      <StageFields values={values} onChange={change} />
      <ContentFields
        catalogue={catalogue}
        needs={world.needs}
        values={values}
        errorOf={errorOf}
        onChange={change}
        onPickItem={onPickItem}
      />
      <AnswersField
        catalogue={catalogue}
        form={values.form}
        needs={world.needs}
        lines={values.lines}
        answers={values.answers}
        onChange={(answers) => change({ answers })}
      />
      {values.form !== 'money' && (
        <SpotField
          id="store"
          title={t(values.form === 'goods' ? 'aid.store' : 'aid.service.where')}
          spot={values}
          onChange={change}
        />
      )}
      <Disclosure title={t('need.optional')} open={errorOf('received-at') !== undefined}>
        {values.stage === 'received' && (
          <ReceivedFields values={values} now={now} errorOf={errorOf} onChange={change} />
        )}
        <TextArea
          id="note"
          label={t('need.note')}
          value={values.note}
          onChange={(note) => change({ note })}
        />
      </Disclosure>
    </>
  )

  function sayError({ field, text }: FormError): string {
    const line = values.lines.find(({ id }) => field.endsWith(`-${id}`))
    if (line === undefined || values.lines.length === 1) return t(text)
    return `${catalogue.itemName(line.item, line.name)}: ${t(text)}`
  }
}

/** What was promised becomes the list to count by; what the person already wrote beside it stays. */
function withList(values: ArrivalForm, { id, fields }: StoredRecord): ArrivalForm {
  const { facility, place } = values
  const opened = arrivalOf(id, fields, emptyArrival({ facility, place }))
  return { ...opened, before: opened }
}

/** Of a donor from whom nothing was expected: what was typed stays, a list that was opened goes. */
function withoutList(values: ArrivalForm, donor: string): ArrivalForm {
  if (values.mode === 'new') return { ...values, donor }
  const { facility, place } = values
  return { ...emptyArrival({ facility, place }), donor, before: null }
}
