import '../../ui/chips.css'
import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { SERVICES } from '../../domain/records/codes.ts'
import { goBack, navigate } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useFormPhotos } from '../../state/photo-section.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { OutageDetails } from './outage-details.tsx'
import type { OutageField, OutageValues } from './outage-draft.ts'
import { OutageTimes } from './outage-times.tsx'
import { useOutageForm, type SaveAnswer } from './use-outage-form.ts'
import { WhereField } from './where-field.tsx'

type Props = {
  readonly draftKey: string
  readonly record: RecordId | undefined
  readonly before: OutageValues
  readonly onRestart: () => void
}

/** The form of an outage, all on one page. Leaving it keeps what was typed. */
export function OutageForm({ draftKey, record, before, onRestart }: Props) {
  const text = useText()
  const { t } = text
  const form = useOutageForm({ key: draftKey, record }, before)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const photos = useFormPhotos(draftKey)
  const { values, change, ready, restored } = form.draft
  const home = record === undefined ? '#/power' : `#/power/${record}`
  const errors = form.errors.map(({ field, text: key }) => ({ field, text: t(key) }))
  const errorOf = (field: OutageField) => errors.find((error) => error.field === field)?.text
  if (!ready)
    return (
      <OpeningScreen
        title={t('outage.title')}
        close={() => goBack(home)}
        form
        text={t('rec.opening')}
      />
    )
  const save = async () => {
    const answer = await form.save()
    if (answer === undefined) return
    setTrouble(
      answer.tag === 'failed'
        ? t(answer.problem === 'full' ? 'stor.full.keep' : 'err.save')
        : undefined,
    )
    if (answer.tag === 'wrong' || answer.tag === 'failed') return
    const words = sayDone(text, answer, record)
    if (words !== undefined) showNotice({ text: words, detail: t('rec.saved') })
    navigate(home, { replace: true })
  }
  return (
    <Screen
      title={t(record === undefined ? 'outage.newtitle' : 'outage.edittitle')}
      titlePrefix={errors.length > 0 ? t('err.pagetitle') : ''}
      close={() => goBack(home)}
      form
      action={
        <Button kind="primary" onPress={() => void save()}>
          {t('act.save')}
        </Button>
      }
    >
      <ErrorSummary key={form.attempt} title={t('err.summary')} errors={errors} />
      {trouble !== undefined && (
        <div class="error-summary" role="alert">
          <h2>{t('err.summary')}</h2>
          <p>{trouble}</p>
        </div>
      )}
      {restored && (
        <div class="card">
          <p>{t('outage.restored.draft')}</p>
          <Button kind="quiet" onPress={() => void form.draft.drop().then(onRestart)}>
            {t('outage.discard')}
          </Button>
        </div>
      )}
      <ServiceField
        isNew={record === undefined}
        services={values.services}
        error={errorOf('services')}
        onChange={(services) => change({ services })}
      />
      <WhereField id="where" where={values} error={errorOf('where')} onChange={change} />
      <OutageTimes values={values} errorOf={errorOf} onChange={change} />
      <OutageDetails values={values} errorOf={errorOf} onChange={change} />
      {record === undefined && <PhotoSection {...photos} />}
    </Screen>
  )
}

type ServiceProps = {
  readonly isNew: boolean
  readonly services: readonly string[]
  readonly error: string | undefined
  readonly onChange: (services: readonly string[]) => void
}

/** Several may go at once, each a record of its own; a record that is there is of one. */
function ServiceField({ isNew, services, error, onChange }: ServiceProps) {
  const { t } = useText()
  const press = (service: string) => {
    if (!isNew) return onChange([service])
    const others = services.filter((other) => other !== service)
    onChange(services.includes(service) ? others : [...others, service])
  }
  return (
    <div
      id="services"
      class={error === undefined ? 'field' : 'field field-wrong'}
      role="group"
      tabIndex={-1}
      aria-labelledby="services-label"
      aria-describedby={error && 'services-error'}
    >
      <h2 id="services-label">{t('outage.services')}</h2>
      {error !== undefined && (
        <p class="field-error" id="services-error">
          {error}
        </p>
      )}
      <div class="chips">
        {SERVICES.map((service) => (
          <button
            key={service}
            type="button"
            class="chip"
            aria-pressed={services.includes(service)}
            onClick={() => press(service)}
          >
            {t(`outage.svc.${service}`)}
          </button>
        ))}
      </div>
    </div>
  )
}

function sayDone(
  text: ReturnType<typeof useText>,
  answer: SaveAnswer,
  record: RecordId | undefined,
): string | undefined {
  if (answer.tag !== 'saved') return undefined
  return record === undefined
    ? text.plural('outage.saved', answer.records.length)
    : text.t('outage.changed')
}
