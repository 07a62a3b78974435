// What must hold at every moment of a schedule, not only at its end.

import { chipState } from '../../src/app/chip-state.ts'
import type { FleetPhone } from './fleet-phone.ts'
import type { World } from './world.ts'

/** A phone that nobody touches asks every quarter of an hour, and a schedule may last for ten hours. */
const FREE_REQUESTS = 60
const REQUESTS_A_NEWS = 6
const FREE_BYTES = 50_000
const BYTES_A_NEWS = 3000

export async function checkOnTheWay(world: World): Promise<void> {
  for (const phone of world.phones) {
    checkBudget(world, phone)
    await world.time.outside(checkPhone(world, phone))
  }
}

/** [I8] No phone asks for nothing: tries and bytes are bounded by what happened to it. */
export function checkBudget(
  { ledger }: World,
  { name, news, requests, bytesUp }: FleetPhone,
): void {
  if (requests > FREE_REQUESTS + news * REQUESTS_A_NEWS)
    ledger.breach(`[I8] ${name} made ${requests} requests for ${news} events`)
  if (bytesUp > FREE_BYTES + news * BYTES_A_NEWS)
    ledger.breach(`[I8] ${name} sent ${bytesUp} bytes for ${news} events`)
}

async function checkPhone({ ledger }: World, phone: FleetPhone): Promise<void> {
  const { disk } = phone
  const { look } = disk
  const told = ledger.savedIn(disk.replica()).filter((id) => !ledger.withdrawn.has(id))
  const own = await look.fates()
  for (const id of told) {
    // [I7] Each is in exactly one of queue, sent and problems: a phone's own list has no id twice.
    const state = own.get(id)
    // What was sent is kept for 60 days by the server's clock, which may be five years wrong.
    if (state === undefined && !ledger.stored.has(id))
      ledger.breach(`[I1] ${phone.name} saved ${id} and does not know it`)
    if (state === 'accepted' && !ledger.stored.has(id))
      ledger.breach(`[I6] ${phone.name} calls ${id} sent`)
  }
  const status = await look.status()
  const idle = { tag: 'idle' } as const
  const chip = chipState({ status, progress: idle, isOnline: true, now: phone.wall() })
  const isAllSent = chip.tag === 'sent' || chip.tag === 'old'
  if (isAllSent && told.some((id) => !ledger.stored.has(id)))
    ledger.breach(`[I7] ${phone.name} says that all is sent, and it is not`)
}
