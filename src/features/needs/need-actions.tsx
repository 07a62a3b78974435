import type { Fields } from '../../domain/replica/merge.ts'
import type { Role } from '../../domain/records/codes.ts'
import type { Need } from '../../domain/records/need.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { decisionFields, DECISION_WORDS, isOpen, workerMoves } from './need-decisions.ts'

type Props = {
  readonly record: StoredRecord
  readonly need: Need
  readonly role: Role | undefined
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** What everybody who records may do: say that it is still needed, change it, take it back. Nothing is
 *  erased: what was removed can be put back for ever. */
export function NeedActions({ record, need, role, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  if (need.removed)
    return (
      <Button
        icon="undo-2"
        onPress={() => void onWrite({ removed: false }, t('need.restored.done'))}
      >
        {t('rec.restore')}
      </Button>
    )
  return (
    <>
      <div class="need-buttons">
        {isOpen(need.status) && (
          <Button
            icon="check"
            onPress={() => void onWrite({ confirmedAt: device.now() }, t('need.still.done'))}
          >
            {t('need.still')}
          </Button>
        )}
        <Button icon="pencil" href={`#/needs/${record.id}/edit`}>
          {t('act.edit')}
        </Button>
      </div>
      <Disclosure title={t('need.actions')}>
        {workerMoves(need.status, role).map((decision) => (
          <Button
            key={decision}
            onPress={() =>
              void onWrite(decisionFields(decision, device.now()), t(DECISION_WORDS[decision].done))
            }
          >
            {t(DECISION_WORDS[decision].act)}
          </Button>
        ))}
        <Button
          kind="danger"
          onPress={() => void onWrite({ removed: true }, t('need.removed.done'))}
        >
          {t('need.remove')}
        </Button>
      </Disclosure>
    </>
  )
}
