import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { IconButton } from './icon-button.tsx'

type Props = {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A window from below. Esc, ✕ and the phone's back button close it; the browser keeps the focus inside and gives it back. */
export function Sheet({ title, closeLabel, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useBackCloses(onClose)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="sheet-inside">
        <header class="sheet-header">
          <h2>{title}</h2>
          <IconButton icon="x" label={closeLabel} onPress={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  )
}

/** A sheet is an entry of the history: going back closes it, and nothing else. An entry that a sheet
 *  left behind is skipped by src/state/location.ts. */
function useBackCloses(onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    history.pushState({ ...history.state, sheet: true }, '')
    const follow = () => {
      if (!isSheetEntry()) close.current()
    }
    addEventListener('popstate', follow)
    return () => {
      removeEventListener('popstate', follow)
      if (isSheetEntry()) history.back()
    }
  }, [])
}

function isSheetEntry(): boolean {
  return Reflect.get(Object(history.state), 'sheet') === true
}
