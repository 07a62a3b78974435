import type { Fields } from '../../domain/replica/merge.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { isExpected, lastStep, stepFields } from './aid-steps.ts'
import { stepKey } from './aid-words.ts'

type Props = {
  readonly id: string
  readonly aid: Aid
  readonly fields: Fields
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** Change it, call it off, take it away; each has a way back. */
export function AidActions({ id, aid, fields, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  if (aid.removed)
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
      <Button icon="pencil" href={`#/aid/receive?edit=${id}`}>
        {t('act.edit')}
      </Button>
      <Disclosure title={t('need.actions')}>
        {isExpected(aid.status) && (
          <Button
            onPress={() =>
              void onWrite(stepFields('cancelled', device.now(), fields), t('aid.cancelled.done'))
            }
          >
            {t('aid.cancel')}
          </Button>
        )}
        {aid.status === 'cancelled' && (
          <Button
            onPress={() =>
              void onWrite(
                { status: lastStep(fields) },
                t('aid.step.done', { step: t(stepKey(lastStep(fields))) }),
              )
            }
          >
            {t('aid.uncancel')}
          </Button>
        )}
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
