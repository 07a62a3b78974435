import { readSpotKey, type SpotOption } from '../../domain/views/find-spots.ts'
import { navigate } from '../../state/location.ts'
import { rememberHere } from '../../state/preferences.ts'
import { useSpotPicker } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** The last question of joining: the place is what makes the one-touch button possible. */
export function ChoosePlace() {
  const { t } = useText()
  const { query, onQuery, sections, locate } = useSpotPicker()
  const found = sections.filter(({ options }) => options.length > 0)
  return (
    <>
      <p role="status">
        <strong>{t('join.ok')}</strong>
      </p>
      <p>{t('join.place.why')}</p>
      <TextField
        id="join-place"
        label={t('join.place.search')}
        type="search"
        value={query}
        onChange={onQuery}
      />
      {locate !== undefined && found.length > 0 && (
        <>
          <Button icon="map-pin" onPress={locate.onPress}>
            {locate.label}
          </Button>
          <p role="status">{locate.said}</p>
        </>
      )}
      {found.length === 0 && query === '' && <p class="join-hint">{t('join.place.wait')}</p>}
      {found.length === 0 && query !== '' && <p>{t('empty.search', { q: query })}</p>}
      {found.map(({ title, options }) => (
        <section key={title} class="stack-tight">
          <h2>{title}</h2>
          <Rows options={options} />
        </section>
      ))}
      <Button icon="plus" href="#/menu/places/new?mine=1">
        {t('join.place.add')}
      </Button>
      <Button kind="quiet" href="#/today">
        {t('join.place.later')}
      </Button>
    </>
  )
}

function Rows({ options }: { options: readonly SpotOption[] }) {
  return (
    <div class="rows">
      {options.map((option) => (
        <ListRow
          key={option.key}
          title={option.title}
          lines={option.line === undefined ? [] : [option.line]}
          end={<Icon name="chevron-right" />}
          onPress={() => choose(option.key)}
        />
      ))}
    </div>
  )
}

function choose(key: string): void {
  const spot = readSpotKey(key)
  if (spot !== undefined) rememberHere(spot)
  navigate('#/today', { replace: true })
}
