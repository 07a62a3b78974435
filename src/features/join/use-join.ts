import { useState } from 'preact/hooks'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { navigate, useRoute } from '../../state/location.ts'
import { readSurroundings } from '../../state/phone.ts'
import { readSurface } from './join-surface.ts'
import { chooseStep, readKept } from './join-step.ts'
import { KEPT_INVITE_KEY, spendInvite } from './keep-enrolling.ts'

/** Everything that the join page knows and does; undefined until the phone's store has answered. */
export function useJoin() {
  const device = useDevice()
  const [, linked] = useRoute().path
  const [typed, setTyped] = useState<string>()
  const [hintRead, setHintRead] = useState(false)
  const [anew, setAnew] = useState(false)
  const [justConnected, setJustConnected] = useState(false)
  const [busy, setBusy] = useState(false)
  const [lastFault, setLastFault] = useState<'unreachable' | 'not_our_server' | 'busy_server'>()
  const status = useLive(() => device.queries.queueStatus(), [device])
  const draft = useLive(
    async () => (await device.queries.draft(KEPT_INVITE_KEY)) ?? 'none',
    [device],
  )
  if (status === undefined || draft === undefined) return undefined

  const code = typed ?? linked
  const kept = draft === 'none' ? undefined : readKept(draft.values)
  const connect = async (invite: { code: string; name: string }) => {
    setBusy(true)
    const outcome = await spendInvite(device, invite)
    setBusy(false)
    setTyped(undefined)
    setLastFault(outcome.tag === 'kept' ? outcome.problem : undefined)
    setJustConnected(outcome.tag === 'connected')
  }
  return {
    step: chooseStep({
      surface: readSurface(readSurroundings()),
      hintRead,
      code,
      connected: status.enrolment !== undefined && status.disconnection === undefined,
      justConnected,
      anew,
      kept,
    }),
    enrolment: status.enrolment,
    unsent: status.queued,
    busy,
    lastFault,
    takeCode: setTyped,
    connect,
    readHint: () => setHintRead(true),
    beginAnew: () => setAnew(true),
    /** Back to the empty page; a kept invite is given up. */
    startOver: async () => {
      setTyped(undefined)
      await device.dropDraft(KEPT_INVITE_KEY)
      navigate('#/join', { replace: true })
    },
  }
}

export type Join = NonNullable<ReturnType<typeof useJoin>>
