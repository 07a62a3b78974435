import type { Kind } from '../domain/records/record.ts'
import { fieldNameKey } from '../i18n/field-names.ts'
import type { SaveProblem } from '../storage/types.ts'
import { showNotice } from './notice.ts'
import { copyText } from './phone.ts'
import { useText } from './text.tsx'

/** Gives what ui/save-trouble.tsx says of a save that failed. `words`: the record in words, for the
 *  clipboard: the last way out. */
export function useSaveTrouble(kind: Kind) {
  const { t } = useText()
  const say = (problem: SaveProblem) => {
    if (problem.tag !== 'invalid') return t(problem.tag === 'full' ? 'stor.full.keep' : 'err.save')
    const { path } = problem.rejection
    const key = fieldNameKey(kind, path)
    return t('rec.invalid', { field: key === undefined ? path : t(key) })
  }
  const copy = async (words: string) => {
    if (await copyText(words)) showNotice({ text: t('rec.copied') })
  }
  return (problem: SaveProblem, words: string) => ({
    title: t('err.summary'),
    text: say(problem),
    copyLabel: t('err.save.copy'),
    onCopy: () => void copy(words), // tells by a notice
  })
}
