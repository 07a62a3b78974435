// What each service is called on the first screen. A service is a stem of whole sentences, because
// their genders and cases differ.

import type { Service } from '../../domain/records/codes.ts'
import type { Text } from '../../i18n/translate.ts'
import type { Answer, Step } from './service-answer.ts'

export type Stem = 'power' | 'heat' | 'water' | 'net' | 'gas'

export type AskedService = { readonly stem: Stem; readonly service: Service }

export const POWER: AskedService = { stem: 'power', service: 'electricity' }

/** The services that a person answers for with one more touch. */
export const OTHER_SERVICES = [
  { stem: 'heat', service: 'heating', icon: 'flame' },
  { stem: 'water', service: 'cold-water', icon: 'droplets' },
  { stem: 'net', service: 'mobile', icon: 'signal' },
  { stem: 'gas', service: 'gas', icon: 'cooking-pot' },
] as const satisfies readonly (AskedService & { icon: string })[]

/** Gives the sentence that says what an answer wrote. */
export function sayLogged(
  text: Text,
  stem: Stem,
  told: { steps: readonly Step[]; answer: Answer; lastedMs: number },
): string {
  const { steps, answer, lastedMs } = told
  const last = steps.at(-1)
  const at = last?.tag === 'end' ? last.set.endedAt : last?.set.startedAt
  const time = typeof at === 'number' ? text.time(at) : ''
  switch (last?.tag) {
    case 'begin':
      if (answer === 'weak') return text.t(`${stem}.logged.weak`, { time })
      return last.set.startedPrecision === 'before'
        ? text.t(`${stem}.logged.is`)
        : text.t(`${stem}.logged.off`, { time })
    case 'end':
      return text.t(`${stem}.logged.on`, { time, dur: text.duration(lastedMs) })
    case 'confirm':
      return answer === 'on' ? text.t(`${stem}.logged.seen`) : text.t(`${stem}.logged.still`)
    case 'observe':
    case undefined:
      break
  }
  return text.t(`${stem}.logged.seen`)
}
