import type { Catalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { goBack, navigate } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useHandOutPhoto } from '../../state/photo-section.ts'
import { preferences } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { lineTitle } from '../../state/line-words.ts'
import { useSaveTrouble } from '../../state/save-trouble.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { SaveTrouble } from '../../ui/save-trouble.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { findStockLines, leftOf } from './aid-list.ts'
import { ClosesField } from './closes-field.tsx'
import { findErrors, overStock, type HandOutValues } from './hand-out-draft.ts'
import { HandOutQuantity } from './hand-out-quantity.tsx'
import { findOpenNeeds, theOneNeed } from './open-needs.ts'
import { RecipientField } from './recipient-field.tsx'
import { RestoredNote } from './restored-note.tsx'
import { SHEET_ROWS } from '../../domain/base/paper-sheet.ts'
import { RowFields } from './row-fields.tsx'
import { SerialsField } from './serials-field.tsx'
import { SignedFields } from './signed-fields.tsx'
import { StockField } from './stock-field.tsx'
import type { AidWorld } from './use-aids.ts'
import { useHandOutForm } from './use-hand-out-form.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly world: AidWorld
  readonly start: HandOutValues
  readonly onRestart: () => void
}

/** What goes out, how many, to whom, for which need. Leaving it keeps what was typed. */
export function HandOutForm({ catalogue, world, start, onRestart }: Props) {
  const text = useText()
  const { t } = text
  const now = useDevice().now()
  const form = useHandOutForm(start)
  const photo = useHandOutPhoto(form.key)
  const troubleOf = useSaveTrouble('aid')
  const recent = useStore(preferences, (state) => state.recentPlaces)
  const { values, change, ready, restored, drop } = form.draft
  const leave = () => goBack('#/aid')
  const stock = findStockLines(world.aids)
  const chosen = stock.find(({ key }) => key === values.stock)
  const needs = chosen === undefined ? [] : findOpenNeeds(world.needs, [chosen.line])
  const offered = theOneNeed(needs, values.to === 'place' ? values.facility : '')?.key ?? ''
  const closes = values.closesOffered ? offered : values.closes
  const over = chosen === undefined ? 0 : overStock(values.quantity, leftOf(chosen))
  const taken = chosen?.aid.distributions.map(({ id }) => id) ?? []
  const errors = form.errors.map((error) => ({
    ...error,
    text: t(error.text, { row: values.row, n: SHEET_ROWS }),
  }))
  // What was mended since is not called wrong any more; the summary stays as Save left it.
  const still = new Set(
    findErrors(values, chosen?.line.unit ?? 'piece', { now, taken }).map(({ field }) => field),
  )
  const errorOf = (field: string) =>
    still.has(field) ? errors.find((error) => error.field === field)?.text : undefined
  if (!ready)
    return <OpeningScreen title={t('aid.give')} close={leave} form text={t('rec.opening')} />
  const save = async () => {
    if (!(await form.save({ unit: chosen?.line.unit ?? 'piece', closes, taken }))) return
    showNotice({ text: t('aid.given.saved'), promise: t('sync.auto') })
    // The next row of the same sheet follows.
    if (start.sheet !== '') onRestart()
    else navigate(`#/aid/${chosen?.id ?? ''}`, { replace: true })
  }
  return (
    <Screen
      title={t('aid.give')}
      titlePrefix={errors.length > 0 ? t('err.pagetitle') : ''}
      back={leave}
      close={leave}
      form
      action={
        stock.length === 0 ? undefined : (
          <Button kind="primary" onPress={() => void save()}>
            {t(over > 0 ? 'aid.over.ok' : 'act.save')}
          </Button>
        )
      }
    >
      {restored && <RestoredNote onDrop={() => void drop().then(onRestart)} />}
      <ErrorSummary key={form.attempt} title={t('err.summary')} errors={errors} />
      {form.problem !== undefined && (
        <SaveTrouble
          {...troubleOf(
            form.problem,
            chosen === undefined ? '' : lineTitle(text, catalogue, chosen.line),
          )}
        />
      )}
      {stock.length === 0 ? (
        <EmptyState text={t('aid.give.none')} detail={t('aid.give.none.b')}>
          <Button href="#/aid/receive">{t('aid.recv.add')}</Button>
        </EmptyState>
      ) : (
        <>
          <StockField
            catalogue={catalogue}
            stock={stock}
            value={values.stock}
            error={errorOf('stock')}
            onChange={(key) => change({ stock: key, serials: [], closes: '', closesOffered: true })}
          />
          <HandOutQuantity
            catalogue={catalogue}
            chosen={chosen}
            quantity={values.quantity}
            over={over}
            error={errorOf('quantity')}
            onChange={(quantity) => change({ quantity })}
          />
          <SerialsField
            chosen={chosen}
            serials={values.serials}
            onChange={(serials) => change({ serials })}
          />
          <RecipientField
            values={values}
            likely={[
              ...needs.flatMap(({ need }) => need.facility ?? []),
              ...recent.flatMap(({ facility }) => facility ?? []),
            ]}
            errorOf={errorOf}
            onChange={change}
          />
          <ClosesField
            catalogue={catalogue}
            needs={needs}
            quantity={values.quantity}
            value={closes}
            onChange={(key) => change({ closes: key, closesOffered: false })}
          />
          <RowFields values={values} taken={taken} errorOf={errorOf} onChange={change} />
          <SignedFields values={values} now={now} errorOf={errorOf} onChange={change} />
          <PhotoSection {...photo} />
        </>
      )}
    </Screen>
  )
}
