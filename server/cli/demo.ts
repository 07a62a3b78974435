import { assert } from '../../src/domain/base/assert.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import { MAX_CHANGES, PROTOCOL } from '../../src/domain/replica/wire.ts'
import { DEMO_MUNICIPALITY, makeDemoChanges } from '../demo/make-demo.ts'
import { enrolDevice } from '../enrolment.ts'
import { findByToken, revokeDevice } from '../store/devices.ts'
import { addInvite } from '../store/invites.ts'
import { renameMunicipality } from '../store/site.ts'
import { answerSync } from '../sync/answer.ts'
import { withTown, type Town } from './open-data.ts'
import type { Settings } from './settings.ts'

const PERSON = 'Демонстраційні дані'

/** Loads the demonstration city, once, by the same way on which a phone's changes come. */
export async function loadDemo(_args: string[], settings: Settings): Promise<void> {
  await withTown(settings, async (data) => {
    if (await hasRecords(data)) {
      console.log(
        'There are records here already; the demonstration city is loaded into an empty server only.',
      )
      return
    }
    await renameMunicipality(data.db, data.municipality.id, DEMO_MUNICIPALITY)
    const count = await importChanges(data, makeDemoChanges(Date.now()))
    console.log(`The demonstration city is here: ${count} changes.`)
  })
}

/** Sends changes as a phone would, from a device that is disconnected afterwards. Gives their count. */
export async function importChanges(
  { db, municipality }: Town,
  changes: readonly Change[],
): Promise<number> {
  const now = Date.now()
  const terms = { municipality: municipality.id, role: 'coordinator', name: PERSON } as const
  const { code } = await addInvite(db, terms, now)
  const enrolled = await enrolDevice(db, { invite: code, deviceName: PERSON, now })
  assert(enrolled.ok, 'an invite that was just made is good')
  const known = await findByToken(db, enrolled.value.token)
  assert(known !== undefined, 'a device that was just enrolled is known')
  const { caller } = known
  for (let from = 0; from < changes.length; from += MAX_CHANGES) {
    const batch = changes.slice(from, from + MAX_CHANGES)
    const request = { protocol: PROTOCOL, now, cursor: null, changes: batch, limit: 1 }
    const { rejected } = await answerSync(db, { caller, request, now })
    assert(
      rejected.length === 0,
      `each change of the demonstration is good: ${JSON.stringify(rejected[0])}`,
    )
  }
  await revokeDevice(db, { municipality: municipality.id, device: enrolled.value.device }, now)
  return changes.length
}

async function hasRecords({ db, municipality }: Town): Promise<boolean> {
  const row = await db
    .selectFrom('records')
    .select('id')
    .where('municipality', '=', municipality.id)
    .where('kind', '!=', 'person')
    .executeTakeFirst()
  return row !== undefined
}
