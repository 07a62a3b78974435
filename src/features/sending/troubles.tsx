import type { useQueueStatus } from '../../state/enrolment.ts'
import { useDevice } from '../../state/device.tsx'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { applyUpdate, updates } from '../../state/update.ts'
import { Button } from '../../ui/button.tsx'
import { sayAnswer } from './answer-words.ts'
import { toFacts } from './queue-facts.ts'
import { canSend, readDisconnection } from './sending-answer.ts'

type Props = { readonly status: NonNullable<ReturnType<typeof useQueueStatus>> }

/** What a person must know before anything else: lost data, a full phone, a connection that ended. */
export function Troubles({ status }: Props) {
  const device = useDevice()
  const text = useText()
  const { t } = text
  const waiting = useStore(updates, (state) => state.waiting)
  const broken = readDisconnection(status)
  const mustJoin = !canSend(toFacts(status))
  return (
    <>
      {status.lostData === undefined ? null : (
        <section class="sending-trouble">
          <p role="alert">{t('sync.lost')}</p>
          {/* Shown until it was read; nothing depends on the answer. */}
          <Button onPress={() => void device.dismissLoss()}>{t('act.ok')}</Button>
        </section>
      )}
      {status.full ? (
        <p class="sending-trouble" role="alert">
          {t('sync.full')}
        </p>
      ) : null}
      {broken === undefined && !mustJoin ? null : (
        <section class="sending-trouble">
          <p>{broken === undefined ? t('sync.answer.join') : sayAnswer(text, broken)}</p>
          {mustJoin ? (
            <Button kind="primary" icon="qr-code" href="#/join">
              {t('join.go')}
            </Button>
          ) : null}
        </section>
      )}
      {waiting ? (
        <section class="sending-news">
          <p>{t('upd.title')}</p>
          <Button onPress={applyUpdate}>{t('upd.now')}</Button>
        </section>
      ) : null}
    </>
  )
}
