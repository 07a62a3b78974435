import './photo-section.css'
import { Icon } from './icon.tsx'
import { PhotoView, type ShownPhoto } from './photo-view.tsx'

type Tile = {
  readonly key: string
  /** What a screen reader says of it. */
  readonly alt: string
  /** Undefined where the picture is not here, or not yet. */
  readonly url: string | undefined
  /** What stands under it: that it waits, that it is elsewhere. */
  readonly note: string | undefined
  readonly openLabel: string
}

type Adding = {
  readonly label: string
  readonly hint: string
  readonly accept: string
  /** Said instead of the button where nothing more may be added now. */
  readonly busy: string | undefined
  readonly onPick: (file: File) => void
}

export type PhotoSectionProps = {
  readonly title: string
  readonly tiles: readonly Tile[]
  readonly adding: Adding | undefined
  readonly trouble: string | undefined
  readonly shown: ShownPhoto | undefined
  readonly onOpen: (key: string) => void
}

/** The photos of a record or a form: small ones in a row, one large when touched, and one more. */
export function PhotoSection(props: PhotoSectionProps) {
  const { title, tiles, adding, trouble, shown, onOpen } = props
  if (tiles.length === 0 && adding === undefined) return null
  return (
    <section class="photos" aria-label={title}>
      <h2 class="photos-title">{title}</h2>
      {tiles.length > 0 && (
        <ul class="photo-tiles">
          {tiles.map((tile) => (
            <li key={tile.key}>
              <button
                type="button"
                class="photo-tile"
                aria-label={tile.openLabel}
                onClick={() => onOpen(tile.key)}
              >
                {tile.url === undefined ? <Icon name="image" /> : <img src={tile.url} alt="" />}
              </button>
              {tile.note !== undefined && <span class="photo-note">{tile.note}</span>}
            </li>
          ))}
        </ul>
      )}
      {adding !== undefined && <AddPhoto adding={adding} />}
      <p role="status" class={trouble === undefined ? 'photo-status' : 'field-error'}>
        {trouble ?? adding?.busy ?? ''}
      </p>
      {shown !== undefined && <PhotoView {...shown} />}
    </section>
  )
}

/** The file input of the browser: it offers the camera and the gallery, and asks for no permission. */
function AddPhoto({ adding }: { readonly adding: Adding }) {
  const { label, hint, accept, busy, onPick } = adding
  return (
    <>
      <label class={`button button-secondary photo-add${busy === undefined ? '' : ' is-busy'}`}>
        <Icon name="camera" />
        <span>{label}</span>
        <input
          type="file"
          accept={accept}
          disabled={busy !== undefined}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file !== undefined) onPick(file)
            event.currentTarget.value = ''
          }}
        />
      </label>
      <p class="field-hint">{hint}</p>
    </>
  )
}
