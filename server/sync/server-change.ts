// What the server itself writes: who holds a device, so that phones know offline who wrote what. It
// goes the way of every change: kept in the history, merged by the kernel, numbered.

import { createHash } from 'node:crypto'
import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import type { Ledger } from '../store/ledger.ts'
import { takeStamp } from '../store/site.ts'
import { writeDrafts } from './drafts.ts'
import { loadRecords } from './stored-record.ts'

type PersonChange = { readonly person: RecordId; readonly set: Fields; readonly now: Moment }

export async function writePerson(
  ledger: Ledger,
  { person, set, now }: PersonChange,
): Promise<void> {
  const { tx, municipality } = ledger
  const id = await takeStamp(tx, now)
  const body = JSON.stringify(set)
  const digest = createHash('sha256').update(body).digest('base64url')
  const change = { id, kind: 'person', record: person, set } as const
  await tx
    .insertInto('changes')
    .values({
      municipality,
      id,
      stamp: id,
      record: person,
      device: null,
      person: null,
      digest,
      body,
      at: now,
    })
    .execute()
  const stored = await loadRecords(tx, municipality, [person])
  await writeDrafts(ledger, [{ change, digest, body, stamp: id }], stored)
}
