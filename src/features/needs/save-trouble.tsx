import { fieldNameKey } from '../../i18n/field-names.ts'
import { showNotice } from '../../state/notice.ts'
import { copyText } from '../../state/phone.ts'
import { useText } from '../../state/text.tsx'
import type { SaveProblem } from '../../state/records.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'

type Props = {
  readonly problem: SaveProblem
  /** The record in words, for the clipboard: the last way out. */
  readonly words: string
}

/** The phone did not keep the record: it is said, the form stays, and the text can be carried away. */
export function SaveTrouble({ problem, words }: Props) {
  const { t } = useText()
  const copy = async () => {
    if (await copyText(words)) showNotice({ text: t('rec.copied') })
  }
  return (
    <div role="alert">
      <Card title={t('err.summary')}>
        <p>{sayProblem(t, problem)}</p>
        <Button icon="copy" onPress={() => void copy()}>
          {t('err.save.copy')}
        </Button>
      </Card>
    </div>
  )
}

function sayProblem(t: ReturnType<typeof useText>['t'], problem: SaveProblem): string {
  if (problem.tag !== 'invalid') return problem.tag === 'full' ? t('stor.full.keep') : t('err.save')
  const { path } = problem.rejection
  const key = fieldNameKey('need', path)
  return t('rec.invalid', { field: key === undefined ? path : t(key) })
}
