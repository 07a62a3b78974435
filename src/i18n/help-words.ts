// The text of «Довідка», loaded when it is opened: it is as long as all other words together.

import type { Language } from './translate.ts'

export type HelpSection = { readonly title: string; readonly answers: readonly string[] }

export async function loadHelp(language: Language): Promise<readonly HelpSection[]> {
  const { help } = language === 'uk' ? await import('./uk/help.ts') : await import('./en/help.ts')
  return help
}
