import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Text } from '../i18n/translate.ts'
import { loadText, TextContext } from './text.tsx'

/** Says what is inside in Ukrainian whatever the language of the screen: it is a Ukrainian paper. */
export function InUkrainian({ children }: { readonly children: ComponentChildren }) {
  const [text, setText] = useState<Text>()
  useEffect(() => {
    let wanted = true
    void loadText('uk').then((loaded) => wanted && setText(() => loaded))
    return () => {
      wanted = false
    }
  }, [])
  if (text === undefined) return null
  return (
    <div lang="uk">
      <TextContext.Provider value={text}>{children}</TextContext.Provider>
    </div>
  )
}
