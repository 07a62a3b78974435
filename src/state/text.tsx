import { createContext, type ComponentChildren } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { makeText, type Text } from '../i18n/translate.ts'
import { uk } from '../i18n/uk.ts'
import { preferences } from './preferences.ts'
import { useStore } from './store.ts'

const ukrainian = makeText('uk', uk)
/** For the one class of the page, the error boundary; everything else calls useText. */
export const TextContext = createContext<Text>(ukrainian)

type Props = { readonly children: ComponentChildren }

/** Gives the screens their words; Ukrainian until another language is here. */
export function TextProvider({ children }: Props) {
  const language = useStore(preferences, (state) => state.language)
  const [text, setText] = useState(ukrainian)
  useEffect(() => {
    let wanted = true
    void loadText(language).then((loaded) => wanted && setText(() => loaded))
    return () => {
      wanted = false
    }
  }, [language])
  return <TextContext.Provider value={text}>{children}</TextContext.Provider>
}

export function useText(): Text {
  return useContext(TextContext)
}

async function loadText(language: 'uk' | 'en'): Promise<Text> {
  if (language === 'uk') return ukrainian
  try {
    const { en } = await import('../i18n/en.ts')
    return makeText('en', en)
  } catch {
    // The chunk did not come (first visit, no network): Ukrainian is better than nothing.
    return ukrainian
  }
}
