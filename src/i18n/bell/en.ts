import type { BellKey } from '../bell-words.ts'

export const en = {
  title: 'Your need has an answer',
  verified: 'The need is confirmed',
  requested: 'Partners have been asked',
  declined: 'The need was declined. The reason is in the record',
  closed: 'The need is closed',
  other: 'Open Promin to read it',
} as const satisfies Readonly<Record<BellKey, string>>
