// Where a record's own changes are, in words. Saved and waiting look the same on purpose: both mean
// "safe here, not yet there".

import type { Moment } from '../domain/base/moment.ts'
import type { Text } from './translate.ts'

type Delivery = {
  readonly state: 'saved' | 'waiting' | 'sent' | 'photos' | 'problem' | 'choose' | 'theirs'
  readonly at?: Moment
  readonly left?: number
}

export type DeliveryWords = {
  readonly look: 'plain' | 'tinted' | 'dashed' | 'solid'
  readonly icon: 'smartphone' | 'clock' | 'check' | 'image' | 'triangle-alert' | 'arrow-left-right'
  readonly text: string
}

/** Gives what a badge says; undefined for a record of which nothing was made here. */
export function deliveryWords(
  text: Text,
  delivery: Delivery,
  now: Moment,
): DeliveryWords | undefined {
  switch (delivery.state) {
    case 'saved':
      return { look: 'tinted', icon: 'smartphone', text: text.t('rec.saved') }
    case 'waiting':
      return { look: 'tinted', icon: 'clock', text: text.t('rec.waiting') }
    case 'problem':
      return { look: 'solid', icon: 'triangle-alert', text: text.t('rec.problem') }
    case 'choose':
      return { look: 'dashed', icon: 'arrow-left-right', text: text.t('rec.choose') }
    case 'sent':
      return { look: 'plain', icon: 'check', text: sentAt(text, delivery.at, now) }
    case 'photos':
      return { look: 'tinted', icon: 'image', text: text.plural('rec.photos', delivery.left ?? 0) }
    case 'theirs':
      return undefined
  }
}

function sentAt(text: Text, at: Moment | undefined, now: Moment): string {
  if (at === undefined) return text.t('rec.sent.plain')
  const when = text.dayTime(at, now)
  const isToday = when === text.time(at)
  return isToday ? text.t('rec.sent', { time: when }) : text.t('rec.sent.day', { time: when })
}
