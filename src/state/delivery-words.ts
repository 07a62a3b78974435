// Where a record's own changes are, as every list and card says it. Done is quiet, trouble is loud:
// four treatments, told apart without colour.

import type { Progress } from '../device.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Text } from '../i18n/translate.ts'
import type { StoredRecord } from '../storage/types.ts'

export type DeliveryWords = {
  readonly look: 'plain' | 'tinted' | 'dashed' | 'solid'
  readonly icon:
    | 'smartphone'
    | 'clock'
    | 'cloud-upload'
    | 'check'
    | 'triangle-alert'
    | 'arrow-left-right'
  readonly text: string
}

/** Gives the badge of a record; undefined for one that nobody wrote on this phone. A change that is in
 *  the running request is "being sent", and only a server's answer makes it "sent". */
export function sayDelivery(
  text: Text,
  record: Pick<StoredRecord, 'delivery' | 'stamps'>,
  shown: { now: Moment; progress: Progress },
): DeliveryWords | undefined {
  const { delivery } = record
  switch (delivery.state) {
    case 'problem':
      return { look: 'solid', icon: 'triangle-alert', text: text.t('rec.problem') }
    case 'choose':
      return { look: 'dashed', icon: 'arrow-left-right', text: text.t('rec.choose') }
    case 'saved':
    case 'waiting':
      if (isSending(record, shown.progress))
        return { look: 'tinted', icon: 'cloud-upload', text: text.t('rec.sending') }
      return delivery.state === 'saved'
        ? { look: 'tinted', icon: 'smartphone', text: text.t('rec.saved') }
        : { look: 'tinted', icon: 'clock', text: text.t('rec.waiting') }
    case 'sent': {
      const time = text.dayTime(delivery.at, shown.now)
      return { look: 'plain', icon: 'check', text: text.t('rec.sent', { time }) }
    }
    case 'theirs':
      break
  }
  return undefined
}

function isSending({ stamps }: Pick<StoredRecord, 'stamps'>, progress: Progress): boolean {
  if (progress.tag === 'idle') return false
  const sent = new Set<string>(progress.changes)
  return Object.values(stamps).some((stamp) => sent.has(stamp))
}
