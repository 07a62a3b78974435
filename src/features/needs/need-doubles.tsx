import { recordMadeAt, isRecordId } from '../../domain/base/ids.ts'
import type { Need } from '../../domain/records/need.ts'
import { findNeedDoubles, pickMain } from '../../domain/views/need-doubles.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { lineWords } from '../../state/line-words.ts'
import { navigate } from '../../state/location.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useNeedShelf } from '../../state/shelves.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { useJoinNeeds } from './use-join-needs.ts'

type Props = {
  readonly record: StoredRecord
  readonly need: Need
  readonly catalogue: Catalogue
  readonly canWrite: boolean
}

/** A card has room for these; the likest come first. */
const SHOWN = 3

/** The same need in other records: likely ones to join, joined ones to look at and to take apart. */
export function NeedDoubles({ record, need, catalogue, canWrite }: Props) {
  const { t } = useText()
  const { join, part } = useJoinNeeds()
  const known = useNeedShelf().records.map(({ id, value }) => ({
    id,
    need: value.need,
    madeAt: value.recordedAt ?? recordMadeAt(id),
  }))
  const one = known.find(({ id }) => id === record.id)
  const doubles = one === undefined || !canWrite ? [] : findNeedDoubles(one, known)
  const joined = known.filter((other) => other.need.sameAs === record.id)
  const main = need.sameAs
  return (
    <>
      {main !== undefined && isRecordId(main) && (
        <Card title={t('need.double.of')}>
          <OtherNeed other={known.find(({ id }) => id === main)} catalogue={catalogue} />
          {canWrite && (
            <Button icon="undo-2" onPress={() => void part({ main, double: record.id })}>
              {t('need.part')}
            </Button>
          )}
        </Card>
      )}
      {joined.length > 0 && (
        <section class="stack-tight">
          <h2>{t('need.double.joined', { n: joined.length })}</h2>
          {joined.map((other) => (
            <OtherNeed key={other.id} other={other} catalogue={catalogue} />
          ))}
        </section>
      )}
      {doubles.length > 0 && (
        <Card title={t('need.double.likely')}>
          <p class="muted">{t('need.double.h')}</p>
          {doubles.slice(0, SHOWN).map((other) => (
            <div key={other.id} class="stack-tight">
              <OtherNeed other={other} catalogue={catalogue} />
              <Button onPress={() => void joinWith(other)}>{t('need.join')}</Button>
            </div>
          ))}
        </Card>
      )}
    </>
  )

  async function joinWith(other: (typeof known)[number]) {
    if (one === undefined) return
    const main = pickMain(one, other).id
    const double = main === one.id ? other.id : one.id
    if ((await join({ main, double })) && main !== one.id)
      navigate(`#/needs/${main}`, { replace: true })
  }
}

type OtherProps = {
  readonly other: { readonly id: string; readonly need: Need; readonly madeAt: number } | undefined
  readonly catalogue: Catalogue
}

function OtherNeed({ other, catalogue }: OtherProps) {
  const text = useText()
  const now = useDevice().now()
  if (other === undefined) return <p class="muted">{text.t('need.gone')}</p>
  const { need, id, madeAt } = other
  const [title, ...more] = need.lines.map((line) => lineWords(text, catalogue, line))
  return (
    <ListRow
      href={`#/needs/${id}`}
      title={title ?? text.t('need.title')}
      lines={[...more, text.dayTime(madeAt, now), ...(need.note === undefined ? [] : [need.note])]}
    />
  )
}
