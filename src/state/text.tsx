import { createContext, type ComponentChildren } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { makeText, type Language, type Text } from '../i18n/translate.ts'
import { ukFirst } from '../i18n/uk/first.ts'
import { firstScreenShown } from './first-screen.ts'
import { preferences } from './preferences.ts'
import { useStore } from './store.ts'

const firstWords = makeText('uk', ukFirst)
/** For the one class of the page, the error boundary; everything else calls useText. */
export const TextContext = createContext<Text>(firstWords)

type Props = { readonly first: Text; readonly children: ComponentChildren }

/** Gives the screens their words; the first ones until another language is here. */
export function TextProvider({ first, children }: Props) {
  const language = useStore(preferences, (state) => state.language)
  const [text, setText] = useState(first)
  useEffect(() => {
    let wanted = true
    // The first words are there; the others would put off the first button.
    void firstScreenShown
      .then(() => loadText(language))
      .then((loaded) => wanted && setText(() => loaded))
    return () => {
      wanted = false
    }
  }, [language])
  return <TextContext.Provider value={text}>{children}</TextContext.Provider>
}

export function useText(): Text {
  return useContext(TextContext)
}

const loaded = new Map<Language, Text>()

/** Gives all words of a language. Where they cannot be fetched (first visit, no network) it gives the
 *  Ukrainian ones that are there, which are better than nothing. */
export async function loadText(language: Language): Promise<Text> {
  const known = loaded.get(language)
  if (known !== undefined) return known
  try {
    const text = language === 'uk' ? await loadUkrainian() : await loadEnglish()
    loaded.set(language, text)
    return text
  } catch {
    return loaded.get('uk') ?? firstWords
  }
}

/** Gives the words to begin with: nobody who reads English shall see Ukrainian flash by. */
export function loadFirstText(language: Language): Promise<Text> {
  return language === 'uk' ? Promise.resolve(firstWords) : loadText(language)
}

async function loadUkrainian(): Promise<Text> {
  return makeText('uk', (await import('../i18n/uk.ts')).uk)
}

async function loadEnglish(): Promise<Text> {
  return makeText('en', (await import('../i18n/en.ts')).en)
}
