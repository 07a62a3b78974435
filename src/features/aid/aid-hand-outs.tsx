import type { Fields } from '../../domain/replica/merge.ts'
import { readHandOutPapers, type HandOutPapers } from '../../domain/records/aid-papers.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SignatureImage } from '../../ui/signature-image.tsx'
import { findGivenOut, type KnownAid } from './aid-list.ts'
import { recipientWords, useRowTools } from './aid-row.tsx'

type Props = {
  readonly known: KnownAid
  readonly fields: Fields
  readonly canWrite: boolean
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** To whom it went. A hand-out that was a mistake is marked, never cut: the history keeps it. */
export function AidHandOuts({ known, fields, canWrite, onWrite }: Props) {
  const text = useText()
  const catalogue = useCatalogue()
  const tools = useRowTools()
  const out = findGivenOut([known])
  if (out.length === 0 || catalogue === undefined) return null
  return (
    <Disclosure title={`${text.t('aid.given.list')} (${out.length})`} open>
      <div class="rows">
        {out.map(({ handOut, line }) => {
          const what =
            line === undefined
              ? text.number(handOut.quantity)
              : lineWords(text, catalogue, { ...line, quantity: handOut.quantity })
          const at = handOut.at === undefined ? [] : [text.dayTime(handOut.at, tools.now)]
          return (
            <div key={handOut.id} class="stack-tight">
              <ListRow
                title={what}
                lines={[
                  recipientWords(text, tools, handOut),
                  ...at,
                  <Signed papers={readHandOutPapers(fields, 'distributions', handOut.id)} />,
                ]}
              />
              <div class="aid-buttons">
                <Button
                  label={`${text.t('paper.act.given')}: ${what}`}
                  href={`#/aid/${known.id}/act/${handOut.id}`}
                >
                  {text.t('paper.act.given')}
                </Button>
                {canWrite && (
                  <Button
                    kind="quiet"
                    label={`${text.t('need.line.remove')}: ${what}`}
                    onPress={() =>
                      void onWrite(
                        { [`distributions/${handOut.id}/removed`]: true },
                        text.t('aid.given.removed'),
                      )
                    }
                  >
                    {text.t('need.line.remove')}
                  </Button>
                )}
              </div>
            </div>
          )
        })}
      </div>
    </Disclosure>
  )
}

/** Who took it over, and the signature where one was drawn. */
function Signed({ papers }: { readonly papers: HandOutPapers }) {
  const { t } = useText()
  const { receivedBy, signature, serials } = papers
  return (
    <>
      {[serials.join(', '), receivedBy ?? ''].filter(Boolean).join(' · ')}
      {signature !== undefined && (
        <SignatureImage drawing={signature} label={t('aid.sign.there')} />
      )}
    </>
  )
}
