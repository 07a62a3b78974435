import './exports.css'
import { useState } from 'preact/hooks'
import {
  EXPORT_FORMATS,
  EXPORT_KINDS,
  type ExportFormat,
  type ExportKind,
} from '../../exports/write-export.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { orderExport, saveFile } from '../../state/exports.ts'
import { usePlaces } from '../../state/places.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { boundsOf } from './export-bounds.ts'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { MoreInTheFile, type More } from './more-in-the-file.tsx'

const PERIODS = ['7', '30', '365', 'all', 'dates'] as const
type Period = (typeof PERIODS)[number]
type State = 'idle' | 'writing' | 'written' | 'failed'

const NOTHING_MORE: More = { exactPlaces: false, contacts: false, freeTexts: false }

/** #/exports: tables for a partner, a ministry or a spreadsheet, written on this device. */
export function ExportScreen() {
  const { t, say, language } = useCityHallText()
  const device = useDevice()
  const places = usePlaces()
  const enrolment = useEnrolment()
  const [what, setWhat] = useState<ExportKind>('needs')
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [period, setPeriod] = useState<Period>('30')
  const [dates, setDates] = useState({ from: '', to: '' })
  const [district, setDistrict] = useState('')
  const [more, setMore] = useState(NOTHING_MORE)
  const [state, setState] = useState<State>('idle')
  const [asks, setAsks] = useState(false)
  if (enrolment === undefined)
    return <OpeningScreen title={t('exp.title')} back="#/overview" text={t('rec.opening')} />
  const { municipality } = enrolment
  const write = async () => {
    setAsks(false)
    setState('writing')
    const now = device.now()
    const bounds = boundsOf({ period, ...dates }, now)
    const codes = [municipality.code, ...places.own.map(({ code }) => code)]
    const file = await orderExport({
      order: {
        what,
        format,
        ...bounds,
        district: what === 'aid' || district === '' ? undefined : district,
        now,
        allowed: more,
      },
      language,
      municipality: municipality.code,
      divisions: places.own.map(({ code }) => code),
      places: Object.fromEntries(codes.map((code) => [code, places.name(code)])),
    })
    if (file !== undefined) saveFile(file, fileName(what, format, now))
    setState(file === undefined ? 'failed' : 'written')
  }
  const isMore = more.exactPlaces || more.contacts || more.freeTexts
  return (
    <Screen
      title={t('exp.title')}
      back="#/overview"
      action={
        <Button
          kind="primary"
          icon="download"
          disabled={state === 'writing'}
          onPress={() => (isMore ? setAsks(true) : void write())} // never rejects
        >
          {say(state === 'writing' ? 'exp.writing' : 'exp.go')}
        </Button>
      }
    >
      <div class="stack exports">
        <p class="muted">{say('exp.lead')}</p>
        <RadioList
          id="exp-what"
          legend={say('exp.what')}
          options={EXPORT_KINDS.map((value) => ({ value, label: say(`exp.what.${value}`) }))}
          value={what}
          onChange={setWhat}
        />
        <RadioList
          id="exp-format"
          legend={say('exp.format')}
          options={EXPORT_FORMATS.map((value) => ({
            value,
            label: say(`exp.format.${value}`),
            hint: say(`exp.format.${value}.h`),
          }))}
          value={format}
          onChange={setFormat}
        />
        <SelectField
          id="exp-period"
          label={say('ov.period')}
          options={PERIODS.map((value) => ({ value, label: say(`exp.period.${value}`) }))}
          value={period}
          onChange={(value) => setPeriod(PERIODS.find((one) => one === value) ?? '30')}
        />
        {period === 'dates' && (
          <>
            <TextField
              id="exp-from"
              type="date"
              label={say('exp.from')}
              value={dates.from}
              onChange={(from) => setDates({ ...dates, from })}
            />
            <TextField
              id="exp-to"
              type="date"
              label={say('exp.to')}
              value={dates.to}
              onChange={(to) => setDates({ ...dates, to })}
            />
          </>
        )}
        {places.own.length > 0 && what !== 'aid' && (
          <SelectField
            id="exp-district"
            label={t('ov.district')}
            hint={say('exp.district.h')}
            options={[
              { value: '', label: say('ov.district.all') },
              ...places.own.map(({ code }) => ({ value: code, label: places.name(code) })),
            ]}
            value={district}
            onChange={setDistrict}
          />
        )}
        {enrolment.role === 'coordinator' && <MoreInTheFile more={more} onChange={setMore} />}
        <p role="status">{state === 'written' ? say('exp.written') : ''}</p>
        {state === 'failed' && <EmptyState text={say('exp.failed')} />}
      </div>
      {asks && <ConfirmSheet more={more} onYes={() => void write()} onNo={() => setAsks(false)} />}
    </Screen>
  )
}

function fileName(what: ExportKind, format: ExportFormat, now: number): string {
  return `promin-${what}-${new Date(now).toISOString().slice(0, 10)}.${format}`
}
