import { useState } from 'preact/hooks'
import { isRecordId } from '../../domain/base/ids.ts'
import { makeSheet, readSheet, SHEET_ROWS, writeSheet } from '../../domain/base/paper-sheet.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { useDevice } from '../../state/device.tsx'
import { useHere, usePlaceTitle } from '../../state/facilities.ts'
import { navigate, useRoute } from '../../state/location.ts'
import type { Here } from '../../state/preferences.ts'
import { useText } from '../../state/text.tsx'
import { InUkrainian } from '../../state/ukrainian.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LogSheet } from '../../ui/log-sheet.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { RowForm } from './row-form.tsx'

/** #/site-log: a blank log of the place where this phone works, of its outages or (?of=needs) of what it
 *  needs; #/site-log/key: a row of the first, keyed in. */
export function SiteLogScreen() {
  const { t } = useText()
  const { path, query } = useRoute()
  const here = useHere()
  const facility = query.get('facility')
  const where: Here | undefined = isRecordId(facility) ? { facility } : here
  const [round, setRound] = useState(0)
  if (where === undefined)
    return (
      <Screen title={t('site.title')} back="#/menu">
        <EmptyState text={t('site.nowhere')}>
          <Button href="#/menu/places">{t('menu.mine')}</Button>
        </EmptyState>
      </Screen>
    )
  const of = readCode(query.get('of') ?? '', LOG_KINDS) ?? 'outages'
  if (path[1] !== 'key') return <BlankLog where={where} of={of} />
  const sheet = readSheet(query.get('sheet') ?? '') ?? ''
  return (
    <RowForm
      key={`${sheet} ${round}`}
      where={where}
      sheet={sheet}
      onNext={() => setRound((count) => count + 1)}
    />
  )
}

function BlankLog({ where, of }: { readonly where: Here; readonly of: LogKind }) {
  const { t } = useText()
  const device = useDevice()
  const [sheet] = useState(() => makeSheet(device.newEntryId(), device.now()))
  const { key } = LOGS[of]
  return (
    <Screen
      title={t('site.title')}
      back="#/menu"
      action={
        <Button kind="primary" onPress={() => print()}>
          {t('as.print')}
        </Button>
      }
    >
      <div class="paper-aside stack">
        <Segments
          label={t('site.of')}
          options={LOG_KINDS.map((value) => ({ value, label: t(LOGS[value].name) }))}
          value={of}
          onChange={(value) =>
            navigate(value === 'outages' ? '#/site-log' : `#/site-log?of=${value}`, {
              replace: true,
            })
          }
        />
        <p>{t('log.how')}</p>
        <Button href={key('', '')}>{t('site.key')}</Button>
      </div>
      <InUkrainian>
        <LogPaper key={of} where={where} of={of} sheet={sheet} />
      </InUkrainian>
    </Screen>
  )
}

function LogPaper({ where, of, sheet }: LogProps) {
  const { t } = useText()
  const { title, address } = usePlaceTitle()(where)
  const { heading, note, columns, key } = LOGS[of]
  return (
    <LogSheet
      label={t('site.title')}
      qr={`${location.origin}/${key(where.facility ?? '', sheet)}`}
      qrLabel={t('log.qr')}
      code={writeSheet(sheet)}
      heading={t(heading)}
      sheetLine={t('log.sheet', { code: writeSheet(sheet) })}
      columns={columns.map((name) => t(name))}
      rows={SHEET_ROWS}
      by={t('log.by')}
    >
      <p class="paper-named">
        {t('field.facility')}: <strong>{[title, address ?? ''].filter(Boolean).join(', ')}</strong>
      </p>
      <p class="paper-named">{t(note)}</p>
    </LogSheet>
  )
}

type LogProps = { readonly where: Here; readonly of: LogKind; readonly sheet: string }

const LOG_KINDS = ['outages', 'needs'] as const
type LogKind = (typeof LOG_KINDS)[number]

/** What each log asks, and where a row of it is keyed in. */
const LOGS = {
  outages: {
    name: 'site.of.outages',
    heading: 'site.heading',
    note: 'site.note',
    columns: ['site.col.service', 'site.col.off', 'site.col.on', 'site.col.note'],
    key: (facility: string, sheet: string) => {
      const at = facility === '' ? '' : `facility=${facility}&`
      return sheet === '' ? '#/site-log/key' : `#/site-log/key?${at}sheet=${sheet}`
    },
  },
  needs: {
    name: 'site.of.needs',
    heading: 'site.needs.heading',
    note: 'site.needs.note',
    columns: [
      'site.needs.col.what',
      'paper.act.col.count',
      'site.needs.col.urgency',
      'site.needs.col.people',
      'site.col.note',
    ],
    key: (facility: string, sheet: string) => {
      const at = facility === '' ? '' : `at=f:${facility}&`
      return `#/needs/new?${at}sheet=${sheet}`
    },
  },
} as const
