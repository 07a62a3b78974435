import type { RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { readNeed } from '../../domain/records/need.ts'
import { joinAs, joinInto, partAs, partFrom } from '../../domain/views/need-doubles.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { showNotice } from '../../state/notice.ts'
import { useText } from '../../state/text.tsx'

type Pair = { readonly main: RecordId; readonly double: RecordId }

/** Joins two records of one need, and takes them apart. The one that stays is written first: a phone
 *  that dies in between has both, as before. */
export function useJoinNeeds() {
  const device = useDevice()
  const { t } = useText()
  const isCoordinator = useEnrolment()?.role === 'coordinator'

  const write = async (record: RecordId, set: Fields) =>
    Object.keys(set).length === 0 || (await device.write({ kind: 'need', record, set })).ok

  const change = async (
    { main, double }: Pair,
    plan: (main: Fields, double: Fields) => { readonly main: Fields; readonly double: Fields },
  ) => {
    const [stays, joins] = await Promise.all([
      device.queries.record(main),
      device.queries.record(double),
    ])
    if (stays === undefined || joins === undefined) return false
    const set = plan(stays.fields, joins.fields)
    return (await write(main, set.main)) && write(double, set.double)
  }

  const part = async (pair: Pair) => {
    const done = await change(pair, (main, double) => ({
      main: partFrom(main, double),
      double: partAs(double, isCoordinator),
    }))
    showNotice({ text: t(done ? 'need.parted' : 'err.save.act') })
  }

  const join = async (pair: Pair) => {
    const done = await change(pair, (main, double) => ({
      main: joinInto(readNeed(main), main, double),
      double: joinAs(pair.main),
    }))
    if (!done) showNotice({ text: t('err.save.act') })
    else
      showNotice({
        text: t('need.joined'),
        detail: t('need.joined.h'),
        actions: [{ label: t('act.undo'), run: () => void part(pair) }],
      })
    return done
  }

  return { join, part }
}
