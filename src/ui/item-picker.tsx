import './item-picker.css'
import { useState } from 'preact/hooks'
import { ListRow } from './list-row.tsx'
import { Icon } from './icon.tsx'
import { TextField } from './text-field.tsx'

type Item = { readonly id: string; readonly name: string }
type Found = Item & { readonly hint?: string | undefined }
type Category = Item & { readonly items: readonly Item[] }
type Props = {
  readonly words: {
    readonly search: string
    readonly often: string
    readonly all: string
    /** How many were found, spoken politely; undefined while nothing is typed. */
    readonly found: string | undefined
    /** «Додати «…» як нову назву»; undefined while nothing is typed. */
    readonly own: string | undefined
  }
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly often: readonly Item[]
  readonly categories: readonly Category[]
  readonly found: readonly Found[]
  readonly onChoose: (id: string) => void
  readonly onOwn: (name: string) => void
  readonly error?: string | undefined
}

/** What: often needed first, then by category, or by any of the words that people call it. */
export function ItemPicker(props: Props) {
  const { words, query, onQuery, often, categories, found, onChoose, onOwn, error } = props
  const isSearching = query.trim() !== ''
  return (
    <div class="item-picker">
      <TextField
        id="lines"
        label={words.search}
        type="search"
        inputMode="search"
        maxLength={120}
        value={query}
        onChange={onQuery}
        error={error}
      />
      <p class="item-picker-found" aria-live="polite">
        {words.found}
      </p>
      {isSearching ? (
        <div class="rows">
          {found.map((item) => (
            <ListRow
              key={item.id}
              onPress={() => onChoose(item.id)}
              title={item.name}
              lines={item.hint === undefined ? [] : [item.hint]}
              end={<Icon name="chevron-right" />}
            />
          ))}
          {words.own !== undefined && (
            <ListRow
              onPress={() => onOwn(query.trim())}
              title={words.own}
              end={<Icon name="plus" />}
            />
          )}
        </div>
      ) : (
        <>
          <h2>{words.often}</h2>
          <div class="item-tiles">
            {often.map((item) => (
              <button key={item.id} type="button" onClick={() => onChoose(item.id)}>
                {item.name}
              </button>
            ))}
          </div>
          <h2>{words.all}</h2>
          <div class="rows">
            {categories.map((category) => (
              <CategoryRow key={category.id} category={category} onChoose={onChoose} />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

type CategoryProps = {
  readonly category: Category
  readonly onChoose: (id: string) => void
}

function CategoryRow({ category, onChoose }: CategoryProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div class="item-category">
      <button
        type="button"
        class="row"
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        <span class="row-title">{`${category.name} (${category.items.length})`}</span>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
      </button>
      {isOpen && (
        <div class="rows item-category-items">
          {category.items.map((item) => (
            <ListRow key={item.id} onPress={() => onChoose(item.id)} title={item.name} />
          ))}
        </div>
      )}
    </div>
  )
}
