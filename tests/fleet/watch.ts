// What must hold at every moment of a schedule, not only at its end.

import { chipState } from '../../src/app/chip-state.ts'
import type { FleetPhone } from './fleet-phone.ts'
import type { Ledger } from './told.ts'
import type { World } from './world.ts'

/** A phone that nobody touches asks every quarter of an hour, and a schedule may last for ten hours. */
const FREE_REQUESTS = 60
const REQUESTS_A_NEWS = 6
const FREE_BYTES = 50_000
const BYTES_A_NEWS = 3000

const FILE_REQUESTS_A_NEWS = 6
/** Pieces become smaller with each failure, down to this. */
const LEAST_PIECE_BYTES = 16 * 1024
const FREE_FILE_BYTES = 400_000

export async function checkOnTheWay(world: World): Promise<void> {
  for (const phone of world.phones) {
    checkBudget(world, phone)
    await world.time.outside(checkPhone(world, phone))
  }
}

/** [I8] No phone asks for nothing: tries and bytes are bounded by what happened to it. */
export function checkBudget(
  { ledger }: World,
  { name, news, requests, bytesUp, ...photos }: FleetPhone,
): void {
  const { fileRequests, fileBytesUp, photoBytes } = photos
  if (requests > FREE_REQUESTS + news * REQUESTS_A_NEWS)
    ledger.breach(`[I8] ${name} made ${requests} requests for ${news} events`)
  if (bytesUp > FREE_BYTES + news * BYTES_A_NEWS)
    ledger.breach(`[I8] ${name} sent ${bytesUp} bytes for ${news} events`)
  if (fileRequests > FREE_REQUESTS + news * FILE_REQUESTS_A_NEWS)
    ledger.breach(`[I8] ${name} asked ${fileRequests} times of photos for ${news} events`)
  const inVain = FREE_FILE_BYTES + fileRequests * LEAST_PIECE_BYTES
  if (fileBytesUp > 2 * photoBytes + inVain)
    ledger.breach(`[I8] ${name} sent ${fileBytesUp} bytes of ${photoBytes} of photos`)
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
  const photos = await checkPhotos(ledger, phone)
  const status = await look.status()
  const idle = { tag: 'idle' } as const
  const chip = chipState({ status, progress: idle, isOnline: true, now: phone.wall() })
  const isAllSent = chip.tag === 'sent' || chip.tag === 'old'
  if (isAllSent && [...told.map((id) => ledger.stored.has(id)), ...photos].includes(false))
    ledger.breach(`[I7] ${phone.name} says that all is sent, and it is not`)
}

/** Gives of each photo of saved records whether the server ever had it whole. */
async function checkPhotos(ledger: Ledger, { name, disk }: FleetPhone): Promise<boolean[]> {
  const told = [...ledger.photos].filter(([, replica]) => replica === disk.replica())
  if (told.length === 0) return []
  const shown = new Map((await disk.look.photos()).map((photo) => [photo.sha256, photo]))
  return told.map(([sha256]) => {
    const isStored = ledger.storedPhotos.has(sha256)
    const photo = shown.get(sha256)
    if (photo === undefined || (!photo.isHeld && !isStored))
      ledger.breach(`[I10] ${name} does not have ${sha256} any more`)
    if (photo?.state === 'sent' && !isStored) ledger.breach(`[I11] ${name} calls ${sha256} sent`)
    return isStored
  })
}
