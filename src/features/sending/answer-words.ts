import { MINUTE_MS } from '../../domain/base/moment.ts'
import type { Text } from '../../i18n/translate.ts'
import type { SendingAnswer } from './sending-answer.ts'

/** Gives the sentence for one answer. */
export function sayAnswer({ t, plural, duration }: Text, answer: SendingAnswer): string {
  switch (answer.tag) {
    case 'sent':
      return t('sync.nothing')
    case 'not-accepted':
      return plural('sync.answer.back', answer.count)
    case 'not-enrolled':
      return t('sync.answer.join')
    case 'no-network':
      return t('sync.fail.none')
    case 'portal':
      return t('sync.fail.portal')
    case 'busy':
      return t('sync.fail.busy', {
        t: duration(Math.ceil(answer.againInMs / MINUTE_MS) * MINUTE_MS),
      })
    case 'unknown-device':
      return t('err.401')
    case 'revoked':
      return answer.unsent === 0 ? t('sync.revoked') : t('err.403', { n: answer.unsent })
    case 'too-old':
      return t('err.426')
    case 'malformed':
      return t('err.400', { code: 400 })
    case 'still-waiting':
      return t('sync.answer.wait')
  }
}

type Headline = {
  readonly queued: number
  readonly rejected: number
  readonly lastSentAt: number | undefined
  readonly photos?: number
}

/** Gives the first line of the sheet. «Усе надіслано» only where something was sent and nothing is left. */
export function sayHeadline({ t, plural }: Text, status: Headline): string {
  if (status.queued > 0) return plural('sync.onphone', status.queued)
  if (status.rejected > 0) return plural('sync.answer.back', status.rejected)
  if (status.photos) return plural('rec.photos', status.photos)
  return t(status.lastSentAt === undefined ? 'sync.none.yet' : 'chip.all')
}

const KILO = 1000

/** Gives a size as phones show it: 800 КБ, 41 МБ, 2,1 ГБ. */
export function sayBytes({ t, number }: Text, bytes: number): string {
  if (bytes < KILO ** 2) return t('sync.bytes.kb', { n: number(Math.ceil(bytes / KILO)) })
  if (bytes < KILO ** 3) return t('sync.bytes.mb', { n: number(Math.round(bytes / KILO ** 2)) })
  return t('sync.bytes.gb', { n: number(Math.round(bytes / KILO ** 2 / 100) / 10) })
}
