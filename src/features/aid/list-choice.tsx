import type { Catalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { contentWords, standWords } from './aid-words.ts'
import type { AidEntry } from './use-aids.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly expected: readonly AidEntry[]
  /** The id of the record that has come; empty for none of them. */
  readonly value: string
  readonly now: number
  readonly onChange: (aid: string) => void
}

/** Which of what this donor promised has come. */
export function ListChoice({ catalogue, expected, value, now, onChange }: Props) {
  const text = useText()
  return (
    <RadioList
      id="list"
      legend={text.t('aid.list.choose')}
      options={[
        ...expected.map((entry) => ({
          value: entry.id,
          label: contentWords(text, catalogue, entry).join(', '),
          hint: standWords(text, entry.aid, now),
        })),
        { value: '', label: text.t('aid.list.new') },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
