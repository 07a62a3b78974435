import type { Moment } from '../../domain/base/moment.ts'
import type { Aid } from '../../domain/records/aid.ts'
import type { AidService } from '../../domain/records/aid-papers.ts'
import type { AidStatus } from '../../domain/records/codes.ts'
import { balanceAid } from '../../domain/views/aid-balance.ts'
import type { Text, TextKey } from '../../i18n/translate.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { lineWords } from '../../state/line-words.ts'
import { isExpected } from './aid-steps.ts'

export function stepKey(status: AidStatus): TextKey {
  const key: `aid.step.${AidStatus}` = `aid.step.${status}`
  return key
}

/** Gives what an aid record brings: its goods with their numbers, its money, or what is done. */
export function contentWords(
  text: Text,
  catalogue: Catalogue,
  { aid, service }: { readonly aid: Aid; readonly service: AidService },
): readonly string[] {
  const { type, people } = service
  if (aid.form === 'service' && type !== undefined) {
    const whom =
      people === undefined ? [] : [`${text.t('aid.service.people')}: ${text.number(people)}`]
    return [text.t(`aid.service.${type}`), ...whom]
  }
  if (aid.money !== undefined) return [text.money(aid.money.amount, aid.money.currency)]
  if (aid.lines.length === 0) return [text.t(`aid.form.${aid.form}`)]
  return aid.lines.map((line) =>
    lineWords(text, catalogue, { ...line, quantity: line.received ?? line.promised }),
  )
}

/** Gives where it stands: when it is expected, or when it came and what is left. */
export function standWords(text: Text, aid: Aid, now: Moment): string {
  if (isExpected(aid.status)) return [text.t(stepKey(aid.status)), expectedWords()].join(' · ')
  const came =
    aid.receivedAt === undefined
      ? text.t(stepKey(aid.status))
      : text.t('aid.received.at', { date: text.date(aid.receivedAt) })
  return [came, ...leftWords()].join(' · ')

  function expectedWords(): string {
    if (aid.expectedAt === undefined) return text.t('aid.expected.some')
    const date = text.date(aid.expectedAt)
    const isLate = aid.expectedAt < now && date !== text.date(now)
    return text.t(isLate ? 'aid.expected.late' : 'aid.expected.at', { date })
  }

  // Units are never added up: only a record of one line can say what is left in one number.
  function leftWords(): string[] {
    const [balance, ...more] = balanceAid(aid)
    if (balance === undefined || more.length > 0 || balance.received === 0) return []
    const left = text.number(balance.inStore)
    return [text.t('aid.left', { left, total: text.number(balance.received) })]
  }
}
