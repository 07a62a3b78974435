import type { Unit } from '../../domain/records/codes.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useItemChoice } from '../../state/item-choice.ts'
import { useText } from '../../state/text.tsx'
import { ItemPicker } from '../../ui/item-picker.tsx'
import { Screen } from '../../ui/screen.tsx'
import { OWN_ITEM } from './need-line-draft.ts'

export type ChosenItem = { readonly item: string; readonly unit: Unit; readonly name: string }

type Props = {
  readonly catalogue: Catalogue
  readonly onChoose: (chosen: ChosenItem) => void
  readonly onBack: () => void
  readonly onClose: () => void
}

/** The first page of a need: what. One touch goes on. */
export function ItemStep({ catalogue, onChoose, onBack, onClose }: Props) {
  const { t } = useText()
  const choice = useItemChoice(catalogue, 'need')
  const choose = (id: string) =>
    onChoose({ item: id, unit: catalogue.item(id)?.unit ?? 'piece', name: '' })
  return (
    <Screen title={t('need.what')} back={onBack} close={onClose} form>
      {choice !== undefined && (
        <ItemPicker
          {...choice}
          onChoose={choose}
          onOwn={(name) => onChoose({ item: OWN_ITEM, unit: 'piece', name })}
        />
      )}
    </Screen>
  )
}
