import { useState } from 'preact/hooks'
import { isRecordId } from '../../domain/base/ids.ts'
import { makeSheet, readSheet, SHEET_ROWS, writeSheet } from '../../domain/base/paper-sheet.ts'
import { useDevice } from '../../state/device.tsx'
import { useHere, usePlaceTitle } from '../../state/facilities.ts'
import { useRoute } from '../../state/location.ts'
import type { Here } from '../../state/preferences.ts'
import { useText } from '../../state/text.tsx'
import { InUkrainian } from '../../state/ukrainian.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Paper } from '../../ui/paper.tsx'
import { Screen } from '../../ui/screen.tsx'
import { RowForm } from './row-form.tsx'

/** #/site-log: a blank log of the place where this phone works; #/site-log/key: a row of one, keyed in. */
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
  if (path[1] !== 'key') return <BlankLog where={where} />
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

function BlankLog({ where }: { readonly where: Here }) {
  const { t } = useText()
  const device = useDevice()
  const [sheet] = useState(() => makeSheet(device.newEntryId(), device.now()))
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
        <p>{t('log.how')}</p>
        <Button href="#/site-log/key">{t('site.key')}</Button>
      </div>
      <InUkrainian>
        <LogPaper where={where} sheet={sheet} />
      </InUkrainian>
    </Screen>
  )
}

const COLUMNS = ['site.col.service', 'site.col.off', 'site.col.on', 'site.col.note'] as const

function LogPaper({ where, sheet }: { readonly where: Here; readonly sheet: string }) {
  const { t } = useText()
  const { title, address } = usePlaceTitle()(where)
  const facility = where.facility === undefined ? '' : `facility=${where.facility}&`
  const link = `${location.origin}/#/site-log/key?${facility}sheet=${sheet}`
  return (
    <Paper label={t('site.title')} qr={link} qrLabel={t('log.qr')} code={writeSheet(sheet)}>
      <h2>{t('site.heading')}</h2>
      <p class="paper-line">{t('log.sheet', { code: writeSheet(sheet) })}</p>
      <p class="paper-named">
        {t('field.facility')}: <strong>{[title, address ?? ''].filter(Boolean).join(', ')}</strong>
      </p>
      <p class="paper-named">{t('site.note')}</p>
      <table class="paper-table paper-rows">
        <thead>
          <tr>
            <th scope="col">№</th>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: SHEET_ROWS }, (_, at) => (
            <tr key={at}>
              <th scope="row">{at + 1}</th>
              {COLUMNS.map((key) => (
                <td key={key} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="paper-line">{t('log.by')}: ______________________________</p>
    </Paper>
  )
}
