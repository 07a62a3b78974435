import { useCatalogue } from '../../state/catalogue.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import type { CoveredNeed } from './open-needs.ts'

type Props = { readonly id: string; readonly needs: readonly CoveredNeed[] }

/** The needs that this aid answers: the other end of the chain. */
export function AidNeeds({ id, needs }: Props) {
  const text = useText()
  const catalogue = useCatalogue()
  const titleOf = usePlaceTitle()
  const answered = needs.filter(({ coverage }) => coverage?.answeredBy.includes(id) === true)
  if (answered.length === 0 || catalogue === undefined) return null
  return (
    <Disclosure title={text.t('aid.needs.for', { n: answered.length })}>
      <div class="rows">
        {answered.map((one) => (
          <ListRow
            key={one.id}
            href={`#/needs/${one.id}`}
            title={one.need.lines.map((line) => lineWords(text, catalogue, line)).join(', ')}
            lines={[titleOf(one.need).title]}
          />
        ))}
      </div>
    </Disclosure>
  )
}
