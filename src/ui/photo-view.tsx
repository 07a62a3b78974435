import { Button } from './button.tsx'
import { Sheet } from './sheet.tsx'

type Act = { readonly label: string; readonly onPress: () => void }

export type ShownPhoto = {
  readonly title: string
  readonly alt: string
  readonly url: string | undefined
  /** Offered to be saved instead of shown: a browser shows a paper in its own window. */
  readonly paper: { readonly label: string; readonly name: string } | undefined
  /** Why there is nothing to be seen, or what became of it. */
  readonly note: string | undefined
  readonly retry: Act | undefined
  readonly remove: Act | undefined
  readonly closeLabel: string
  readonly onClose: () => void
}

/** One photo as large as the screen allows. */
export function PhotoView({ title, closeLabel, onClose, ...shown }: ShownPhoto) {
  const { alt, url, paper, note, retry, remove } = shown
  return (
    <Sheet title={title} closeLabel={closeLabel} onClose={onClose}>
      {url !== undefined && paper === undefined && <img class="photo-large" src={url} alt={alt} />}
      {url !== undefined && paper !== undefined && (
        <a class="button button-primary" href={url} download={paper.name}>
          {paper.label}
        </a>
      )}
      {note !== undefined && <p role="status">{note}</p>}
      {retry !== undefined && (
        <Button kind="primary" icon="download" onPress={retry.onPress}>
          {retry.label}
        </Button>
      )}
      {remove !== undefined && (
        <Button kind="danger" icon="x" onPress={remove.onPress}>
          {remove.label}
        </Button>
      )}
    </Sheet>
  )
}
