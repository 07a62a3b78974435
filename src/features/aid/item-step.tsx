import type { Unit } from '../../domain/records/codes.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useItemChoice } from '../../state/item-choice.ts'
import { useText } from '../../state/text.tsx'
import { ItemPicker } from '../../ui/item-picker.tsx'
import { Screen } from '../../ui/screen.tsx'

export type ChosenItem = { readonly item: string; readonly unit: Unit; readonly name: string }

type Props = {
  readonly catalogue: Catalogue
  readonly onChoose: (chosen: ChosenItem) => void
  readonly onBack: () => void
}

/** One more thing that came. */
export function ItemStep({ catalogue, onChoose, onBack }: Props) {
  const { t } = useText()
  const choice = useItemChoice(catalogue, 'aid')
  return (
    <Screen title={t('aid.what')} back={onBack} form>
      {choice !== undefined && (
        <ItemPicker
          {...choice}
          onChoose={(id) =>
            onChoose({ item: id, unit: catalogue.item(id)?.unit ?? 'piece', name: '' })
          }
          onOwn={(name) => onChoose({ item: 'other', unit: 'piece', name })}
        />
      )}
    </Screen>
  )
}
