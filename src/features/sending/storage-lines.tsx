import { useStorageRoom } from '../../state/phone.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { sayBytes } from './answer-words.ts'

/** How much room the records take, and whether the browser may erase them. */
export function StorageLines() {
  const text = useText()
  const room = useStorageRoom()
  if (room === undefined) return null
  return (
    <div class="muted">
      <p>
        {text.t('sync.storage', {
          used: sayBytes(text, room.usedBytes),
          all: sayBytes(text, room.allBytes),
        })}
      </p>
      {room.persisted ? null : (
        <>
          <p>{text.t('stor.persist.no')}</p>
          <Button kind="quiet" icon="download" href="#/menu/install">
            {text.t('inst.do')}
          </Button>
        </>
      )}
    </div>
  )
}
