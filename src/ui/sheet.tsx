import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { IconButton } from './icon-button.tsx'

type Props = {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A window from below. Esc and ✕ close it; the browser keeps the focus inside and gives it back. */
export function Sheet({ title, closeLabel, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
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
