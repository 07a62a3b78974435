/** Of the words that a phone shows when it is told; the server passes the choice through. */
export const BELL_LANGUAGES = ['uk', 'en'] as const
export type BellLanguage = (typeof BELL_LANGUAGES)[number]
