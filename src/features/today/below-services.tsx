import { useEnrolment } from '../../state/enrolment.ts'
import { KeptDraft } from './kept-draft.tsx'
import { OwnRecords } from './own-records.tsx'
import { PlanLine } from './plan-line.tsx'
import { StillOff } from './still-off.tsx'

type Props = { readonly facility: string | undefined; readonly now: number }

/** What stands below the answers: loaded, read and drawn after them. */
export function BelowServices({ facility, now }: Props) {
  const canWrite = useEnrolment()?.role !== 'viewer'
  return (
    <>
      {facility !== undefined && <PlanLine facility={facility} now={now} />}
      {canWrite && <StillOff now={now} />}
      <KeptDraft now={now} />
      <OwnRecords now={now} />
    </>
  )
}
