import type { Fields } from '../../domain/replica/merge.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { readHandOutPapers } from '../../domain/records/aid-papers.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ListRow } from '../../ui/list-row.tsx'

type Props = {
  readonly aid: Aid
  readonly fields: Fields
  readonly canWrite: boolean
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** What is no more, and why. */
export function AidWriteOffs({ aid, fields, canWrite, onWrite }: Props) {
  const text = useText()
  const catalogue = useCatalogue()
  const now = useDevice().now()
  if (aid.writeoffs.length === 0 || catalogue === undefined) return null
  return (
    <Disclosure title={`${text.t('aid.off.list')} (${aid.writeoffs.length})`} open>
      <div class="rows">
        {aid.writeoffs.map(({ id, line: lineId, quantity, at }) => {
          const line = aid.lines.find((one) => one.id === lineId)
          const what =
            line === undefined
              ? text.number(quantity)
              : lineWords(text, catalogue, { ...line, quantity })
          const { reason } = readHandOutPapers(fields, 'writeoffs', id)
          const said = [
            reason === undefined ? '' : text.t(`value.off.${reason}`),
            at === undefined ? '' : text.dayTime(at, now),
          ].filter(Boolean)
          return (
            <ListRow
              key={id}
              title={what}
              lines={[said.join(' · ')]}
              end={
                canWrite ? (
                  <Button
                    kind="quiet"
                    label={`${text.t('need.line.remove')}: ${what}`}
                    onPress={() =>
                      void onWrite({ [`writeoffs/${id}/removed`]: true }, text.t('aid.off.removed'))
                    }
                  >
                    {text.t('need.line.remove')}
                  </Button>
                ) : undefined
              }
            />
          )
        })}
      </div>
    </Disclosure>
  )
}
