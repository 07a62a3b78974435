import { usePosition } from './position.ts'
import { useText } from './text.tsx'

/** A point in a form: digits as texts, empty while nobody measured. */
export type PointTexts = { readonly lat: string; readonly lon: string; readonly accuracy: string }

export const NO_POINT: PointTexts = { lat: '', lon: '', accuracy: '' }

/** What a form's point shows and does: takes the phone's position on a press, or puts it away. */
export function usePointField(point: PointTexts, onChange: (point: PointTexts) => void) {
  const { t } = useText()
  const position = usePosition()
  const isKnown = point.lat !== '' && point.lon !== ''
  const take = async () => {
    const found = await position.ask()
    if (found === undefined) return
    const { lat, lon, accuracy } = found
    onChange({ lat: write(lat), lon: write(lon), accuracy: write(accuracy) })
  }
  const word = isKnown ? 'fac.point.again' : 'fac.point.take'
  return {
    known: isKnown ? sayKnown() : undefined,
    problem: position.problem === undefined ? undefined : t(position.problem),
    words: { take: t(position.isAsking ? 'pos.asking' : word), clear: t('fac.point.clear') },
    onTake: () => void take(), // never throws
    onClear: () => onChange(NO_POINT),
  }

  function sayKnown(): string {
    if (point.accuracy === '') return t('fac.point.known')
    return t('fac.point.v', { accuracy: t('pos.metres', { n: point.accuracy }) })
  }
}

function write(value: number): string {
  return String(value).replace('.', ',')
}
