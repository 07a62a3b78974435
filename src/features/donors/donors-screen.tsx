import { useState } from 'preact/hooks'
import { fitsQuery, readQuery } from '../../domain/catalogue/search.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useDonors } from '../../state/facilities.ts'
import { useFormRecord } from '../../state/form-record.ts'
import { goBack, useRoute } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { sayCountry } from './country-names.ts'
import { DonorForm } from './donor-form.tsx'

/** #/menu/donors, /new and /<id>: who helps the municipality. */
export function DonorsScreen() {
  const [, , part] = useRoute().path
  return part === undefined ? <DonorList /> : <DonorScreen key={part} id={part} />
}

function DonorList() {
  const { t, language } = useText()
  const donors = useDonors()
  const viewer = useEnrolment()?.role === 'viewer'
  const [query, setQuery] = useState('')
  const frame = { title: t('menu.donors'), back: '#/menu' }
  if (donors === undefined) return <OpeningScreen {...frame} text={t('rec.opening')} />
  const wanted = readQuery(query)
  const found = donors.filter(({ name }) => fitsQuery(`${name.uk} ${name.en}`, wanted))
  return (
    <Screen
      {...frame}
      action={
        viewer ? undefined : (
          <Button kind="primary" icon="plus" href="#/menu/donors/new">
            {t('donor.add')}
          </Button>
        )
      }
    >
      <div class="stack">
        {donors.length === 0 ? (
          <EmptyState text={t('donor.none')} detail={t('donor.none.b')} />
        ) : (
          <TextField
            id="donor-search"
            label={t('donor.search')}
            type="search"
            value={query}
            onChange={setQuery}
          />
        )}
        {found.length === 0 && query !== '' && (
          <EmptyState text={t('empty.search', { q: query })} />
        )}
        <div class="rows">
          {found.map(({ id, name, country }) => (
            <ListRow
              key={id}
              href={`#/menu/donors/${id}`}
              title={name[language]}
              lines={country === undefined ? [] : [sayCountry(language, country)]}
              end={<Icon name="chevron-right" />}
            />
          ))}
        </div>
      </div>
    </Screen>
  )
}

function DonorScreen({ id }: { id: string }) {
  const { t } = useText()
  const viewer = useEnrolment()?.role === 'viewer'
  const stored = useFormRecord('donor', id)
  const frame = { title: t('donor.edit'), back: () => goBack('#/menu/donors') }
  if (stored === undefined) return <OpeningScreen {...frame} form text={t('rec.opening')} />
  if (stored === 'gone' || viewer)
    return (
      <Screen {...frame}>
        <EmptyState text={t(viewer ? 'fac.readonly' : 'donor.gone')} />
      </Screen>
    )
  return <DonorForm {...stored} />
}
