import { useState } from 'preact/hooks'
import { DAY_MS } from '../../domain/base/moment.ts'
import type { Window } from '../../domain/views/outage-hours.ts'
import type { Text } from '../../i18n/translate.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { StripDrawing } from './strip-drawing.tsx'
import { axisOf, type Strip } from './strips.ts'

type Props = {
  readonly strips: readonly Strip[]
  readonly window: Window
  readonly nameOf: (strip: Strip) => string
  /** Where a strip leads, if anywhere. */
  readonly hrefOf?: (strip: Strip) => string
}

/** So many strips fit a phone; the rest comes on demand. */
const SHOWN = 8
const STATES = ['off', 'on', 'unknown'] as const

/** Strips of time for each place, or the same numbers as a table. */
export function Timeline({ strips, window, nameOf, hrefOf }: Props) {
  const text = useText()
  const { t } = text
  const [isTable, setTable] = useState(false)
  const [isAll, setAll] = useState(false)
  if (strips.length === 0) return null
  const named = (isAll ? strips : strips.slice(0, SHOWN)).map((strip) => ({
    ...strip,
    name: nameOf(strip),
    href: hrefOf?.(strip),
  }))
  return (
    <section class="timeline" aria-label={t('outage.tabletitle')}>
      {isTable ? <StripTable strips={named} /> : <StripRows strips={named} window={window} />}
      {!isTable && (
        <ul class="legend">
          {STATES.map((state) => (
            <li key={state}>
              <span class={`swatch swatch-${state}`} />
              {t(`outage.legend.${state}`)}
            </li>
          ))}
        </ul>
      )}
      <Button onPress={() => setTable(!isTable)}>
        {t(isTable ? 'outage.tablehide' : 'outage.table')}
      </Button>
      {strips.length > named.length && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t('outage.showall', { n: strips.length })}
        </Button>
      )}
    </section>
  )
}

type Named = Strip & { readonly name: string; readonly href: string | undefined }

function StripRows({ strips, window }: { strips: readonly Named[]; window: Window }) {
  const text = useText()
  const isDay = window.to - window.from <= DAY_MS
  return (
    <>
      <p class="axis numbers" aria-hidden="true">
        {axisOf(window).map((at) => (
          <span key={at}>{isDay ? text.time(at) : text.date(at)}</span>
        ))}
      </p>
      <ul class="strips">
        {strips.map((strip) => (
          <li key={strip.key}>
            <StripDrawing strip={strip} window={window} label={sayStrip(text, strip)} />
            {strip.href === undefined ? (
              <span class="strip-name">{strip.name}</span>
            ) : (
              <a class="strip-name" href={strip.href}>
                {strip.name}
              </a>
            )}{' '}
            <span class="strip-hours numbers">
              {strip.times > 1 && (
                <span class="muted">{text.plural('outage.times', strip.times)} · </span>
              )}
              {text.duration(strip.offMs)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function StripTable({ strips }: { strips: readonly Named[] }) {
  const text = useText()
  const { t } = text
  return (
    <table class="strip-table numbers">
      <caption class="visually-hidden">{t('outage.tabletitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('outage.col.place')}</th>
          <th scope="col">{t('outage.col.off')}</th>
          <th scope="col">{t('outage.col.known')}</th>
          <th scope="col">{t('outage.col.longest')}</th>
        </tr>
      </thead>
      <tbody>
        {strips.map((strip) => (
          <tr key={strip.key}>
            <th scope="row">{strip.name}</th>
            <td>{text.duration(strip.offMs)}</td>
            <td>{text.duration(strip.knownMs)}</td>
            <td>{text.duration(strip.longestOffMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sayStrip(text: Text, strip: Named): string {
  return text.t('outage.row', {
    place: strip.name,
    off: text.spokenDuration(strip.offMs),
    known: text.spokenDuration(strip.knownMs),
    longest: text.spokenDuration(strip.longestOffMs),
  })
}
