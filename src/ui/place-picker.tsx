import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { ListRow } from './list-row.tsx'
import { Sheet } from './sheet.tsx'
import { TextField } from './text-field.tsx'

type Option = {
  readonly key: string
  readonly title: string
  readonly line?: string | undefined
}
type Section = { readonly title: string; readonly options: readonly Option[] }
type Props = {
  readonly title: string
  readonly words: { readonly search: string; readonly empty: string; readonly close: string }
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly sections: readonly Section[]
  readonly onChoose: (key: string) => void
  readonly onClose: () => void
  /** Looks for what is near the phone; `said` is what became of it. */
  readonly locate?: {
    readonly label: string
    readonly said: string | undefined
    readonly onPress: () => void
  }
  /** Under the list: what to do when the place is not in it. */
  readonly add?: { readonly label: string; readonly href: string }
}

/** Where: a search and what it finds, by sections. One touch chooses. */
export function PlacePicker(props: Props) {
  const { title, words, query, onQuery, sections, onChoose, onClose, locate, add } = props
  const shown = sections.filter(({ options }) => options.length > 0)
  return (
    <Sheet title={title} closeLabel={words.close} onClose={onClose}>
      <TextField
        id="place-search"
        label={words.search}
        type="search"
        value={query}
        onChange={onQuery}
      />
      {locate !== undefined && (
        <Button icon="map-pin" onPress={locate.onPress}>
          {locate.label}
        </Button>
      )}
      <p role="status">{locate?.said}</p>
      {shown.length === 0 && <p>{words.empty}</p>}
      {shown.map((section) => (
        <section key={section.title}>
          <h3>{section.title}</h3>
          <ul class="rows">
            {section.options.map((option) => (
              <li key={option.key}>
                <ListRow
                  onPress={() => onChoose(option.key)}
                  title={option.title}
                  lines={option.line === undefined ? [] : [option.line]}
                  end={<Icon name="chevron-right" />}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {add !== undefined && (
        <Button icon="plus" href={add.href}>
          {add.label}
        </Button>
      )}
    </Sheet>
  )
}
