import type { Catalogue } from '../../state/catalogue.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { CheckList } from '../../ui/check-list.tsx'
import type { AidForm } from '../../domain/records/codes.ts'
import type { ArrivalLine } from './arrival-line-draft.ts'
import { findAllOpenNeeds, findOpenNeeds, type CoveredNeed } from './open-needs.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly form: AidForm
  readonly needs: readonly CoveredNeed[]
  readonly lines: readonly ArrivalLine[]
  readonly answers: readonly string[]
  readonly onChange: (answers: readonly string[]) => void
}

const SHOWN = 8

/** Open needs of what came: a tick says that this answers them. A grant or a service stands in for
 *  whatever was asked, so they are offered every open need. */
export function AnswersField({ catalogue, form, needs, lines, answers, onChange }: Props) {
  const text = useText()
  const titleOf = usePlaceTitle()
  const [count, setCount] = useState(SHOWN)
  const found =
    form === 'goods' ? findOpenNeeds(needs, lines, answers) : findAllOpenNeeds(needs, [])
  const shown = [
    ...found.filter(({ key }) => answers.includes(key)),
    ...found.filter(({ key }) => !answers.includes(key)),
  ].slice(0, Math.max(count, answers.length))
  if (shown.length === 0) return null
  const rest = found.length - shown.length
  return (
    <>
      <CheckList
        id="answers"
        legend={text.t('aid.answers.all')}
        options={shown.map(({ key, need, line }) => ({
          value: key,
          label: lineWords(text, catalogue, line),
          hint: titleOf(need).title,
        }))}
        values={answers}
        onChange={onChange}
      />
      {rest > 0 && (
        <Button onPress={() => setCount(count + SHOWN)}>
          {text.t('need.more', { n: Math.min(SHOWN, rest) })}
        </Button>
      )}
    </>
  )
}
