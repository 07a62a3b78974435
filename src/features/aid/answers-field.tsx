import type { Catalogue } from '../../state/catalogue.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { CheckList } from '../../ui/check-list.tsx'
import type { ArrivalLine } from './arrival-draft.ts'
import { findOpenNeeds, type CoveredNeed } from './open-needs.ts'
import { whereIs } from './spot-field.tsx'

type Props = {
  readonly catalogue: Catalogue
  readonly needs: readonly CoveredNeed[]
  readonly lines: readonly ArrivalLine[]
  readonly answers: readonly string[]
  readonly onChange: (answers: readonly string[]) => void
}

const SHOWN = 8

/** Open needs of what came: a tick says that this answers them. */
export function AnswersField({ catalogue, needs, lines, answers, onChange }: Props) {
  const text = useText()
  const titleOf = usePlaceTitle()
  const found = findOpenNeeds(needs, lines, answers)
  const shown = [
    ...found.filter(({ key }) => answers.includes(key)),
    ...found.filter(({ key }) => !answers.includes(key)),
  ].slice(0, Math.max(SHOWN, answers.length))
  if (shown.length === 0) return null
  return (
    <CheckList
      id="answers"
      legend={text.t('aid.answers.all')}
      options={shown.map(({ key, need, line }) => ({
        value: key,
        label: lineWords(text, catalogue, line),
        hint: titleOf(whereIs(need)).title,
      }))}
      values={answers}
      onChange={onChange}
    />
  )
}
