import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'

type Props = { readonly onDrop: () => void }

/** Says that this is what was typed before the siren, and lets it go. */
export function RestoredNote({ onDrop }: Props) {
  const { t } = useText()
  return (
    <div class="aid-restored">
      <p>{t('draft.kept.here')}</p>
      <Button kind="quiet" onPress={onDrop}>
        {t('draft.drop')}
      </Button>
    </div>
  )
}
