import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { showNotice } from './notice.ts'
import { preferences } from './preferences.ts'
import { loadText, useText } from './text.tsx'

type Closable = { readonly onClose?: () => void }

/** Makes a part of a screen that is loaded, with its words, when it is first shown. One that cannot be
 *  had (first visit, no network) says so and closes; one that cannot be closed comes when the network does. */
export function lazyPart<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props & Closable> {
  let loaded: FunctionComponent<Props> | undefined
  return function LazyPart(props: Props & Closable) {
    const { t } = useText()
    const [Part, setPart] = useState(() => loaded)
    useEffect(() => {
      if (loaded !== undefined) return
      let wanted = true
      const fail = () => {
        if (!wanted) return
        if (props.onClose === undefined) return addEventListener('online', begin, { once: true })
        props.onClose()
        showNotice({ text: t('load.failed'), detail: t('load.failed.b') })
      }
      const begin = () =>
        void Promise.all([load(), loadText(preferences.getState().language)]).then(([part]) => {
          loaded = part
          if (wanted) setPart(() => part)
        }, fail)
      begin()
      return () => {
        wanted = false
        removeEventListener('online', begin)
      }
    }, [])
    return Part === undefined ? null : <Part {...props} />
  }
}
