import { useState } from 'preact/hooks'
import { readAid } from '../../domain/records/aid.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { InUkrainian } from '../../state/ukrainian.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Button } from '../../ui/button.tsx'
import { LogSheet } from '../../ui/log-sheet.tsx'
import { Screen } from '../../ui/screen.tsx'
import { makeSheet, SHEET_ROWS, writeSheet } from '../../domain/base/paper-sheet.ts'
import { useDonorName } from './use-aids.ts'

type Props = { readonly record: StoredRecord }

/** #/aid/<id>/log: a blank list of hand-outs to be filled in by candle, and keyed in later by its code. */
export function LogScreen({ record }: Props) {
  const { t } = useText()
  const device = useDevice()
  const [sheet] = useState(() => makeSheet(device.newEntryId(), device.now()))
  return (
    <Screen
      title={t('log.title')}
      back={`#/aid/${record.id}/papers`}
      action={
        <Button kind="primary" onPress={() => print()}>
          {t('as.print')}
        </Button>
      }
    >
      <p class="paper-aside">{t('log.how')}</p>
      <InUkrainian>
        <LogPaper record={record} sheet={sheet} />
      </InUkrainian>
    </Screen>
  )
}

const COLUMNS = [
  'log.col.when',
  'log.col.what',
  'paper.act.col.count',
  'log.col.to',
  'log.col.homes',
  'field.signature',
] as const

function LogPaper({ record, sheet }: { readonly record: StoredRecord; readonly sheet: string }) {
  const text = useText()
  const { t } = text
  const donorName = useDonorName()
  const catalogue = useCatalogue()
  const aid = readAid(record.fields)
  if (catalogue === undefined) return null
  const address = `${location.origin}/#/aid/give?aid=${record.id}&sheet=${sheet}`
  return (
    <LogSheet
      label={t('log.title')}
      qr={address}
      qrLabel={t('log.qr')}
      code={writeSheet(sheet)}
      heading={t('log.heading')}
      sheetLine={t('log.sheet', { code: writeSheet(sheet) })}
      columns={COLUMNS.map((key) => t(key))}
      rows={SHEET_ROWS}
      by={t('log.by')}
    >
      <p class="paper-named">
        {t('paper.act.from')}: <strong>{donorName(aid.donor)}</strong>
      </p>
      <p class="paper-named">
        {t('log.goods')}:{' '}
        <strong>
          {aid.lines
            .map((line, at) => {
              const quantity = line.received ?? line.promised
              return `${at + 1}) ${lineWords(text, catalogue, { ...line, quantity })}`
            })
            .join('; ')}
        </strong>
      </p>
      <p class="paper-named">{t('log.note')}</p>
    </LogSheet>
  )
}
