// A real browser whose way to the server goes wrong where a test says, with as many changes waiting on
// it as a test wants.

import { join } from '../../support/field-worker.ts'
import type { Phone } from '../../support/phone.ts'
import { putRows } from '../../support/phone-database.ts'
import type { RunningServer } from '../../support/running-server.ts'
import { openDeskPhone } from '../support/desk-phone.ts'
import type { BadNet } from '../support/bad-net.ts'
import { readServerFile } from '../support/server-file.ts'

const TABLES = ['records', 'outbox'] as const

/** Enrols over the bad network, in fair weather. Ends on the first screen. */
export async function joinOver(phone: Phone, server: RunningServer, net: BadNet): Promise<void> {
  const invite: RunningServer['invite'] = (role) => {
    const { code } = server.invite(role)
    return { code, url: `${net.url}/#/join/${code}` }
  }
  await join(phone, { ...server, invite }, 'field')
}

/** Puts so many outages into the browser's database as the app itself would have stored them: made by
 *  the same code over a database in memory. Gives the ids of their changes. */
export async function queueMany(phone: Phone, count: number): Promise<readonly string[]> {
  const desk = await openDeskPhone({ url: 'http://localhost:1', now: Date.now })
  const ids: string[] = []
  for (let n = 0; n < count; n++) ids.push(await desk.save(`Запис ${n}`))
  const tables = await readTables(desk.disk.indexedDB)
  desk.device.close()
  await putRows(phone.page(), tables)
  return ids
}

type Rows = Readonly<Record<string, readonly unknown[]>>

function readTables(factory: IDBFactory): Promise<Rows> {
  return new Promise((resolve, reject) => {
    const opening = factory.open('promin')
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction([...TABLES])
      const readings = TABLES.map((name) => transaction.objectStore(name).getAll())
      transaction.addEventListener('complete', () => {
        opening.result.close()
        resolve(Object.fromEntries(TABLES.map((name, at) => [name, readings[at]?.result ?? []])))
      })
    })
  })
}

/** Those of the changes that the server has on its disk. */
export function arrived(server: RunningServer, ids: readonly string[]): number {
  const { changes } = readServerFile(server.data)
  return ids.filter((id) => changes.has(id)).length
}
