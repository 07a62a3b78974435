// The few words that the service worker says by itself: apart from the others, because it loads none.

import { en } from './bell/en.ts'
import { uk } from './bell/uk.ts'
import type { Language } from './translate.ts'

export type BellKey = keyof typeof uk

const WORDS: Readonly<Record<Language, Readonly<Record<BellKey, string>>>> = { uk, en }

/** Gives title and text for what city hall decided; a status that this version does not know is told of,
 *  not named. */
export function bellWords(
  language: Language,
  status: unknown,
): { readonly title: string; readonly body: string } {
  const words = WORDS[language]
  const known = ANSWERS.find((answer) => answer === status) ?? 'other'
  return { title: words.title, body: words[known] }
}

const ANSWERS = ['verified', 'requested', 'declined', 'closed'] as const
