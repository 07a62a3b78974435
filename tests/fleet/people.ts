// What people do with the phones of a fleet.

import { makeRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { Trigger } from '../../src/sync/ports.ts'
import { CONTEXTS, type FleetPhone } from './fleet-phone.ts'
import { POISON } from './poison.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'
import type { TakenPhoto } from './photo-shelf.ts'
import { MARK } from './told.ts'
import { enrol, type World } from './world.ts'

const TRIGGERS: readonly [Trigger, ...Trigger[]] = [
  'save',
  'start',
  'online',
  'visible',
  'background',
  'periodic',
  'button',
  'timer',
]
/** On a slow link up to four pieces. */
const PHOTO_BYTES = [3_000, 20_000, 45_000, 100_000] as const

export function saveOne(world: World, phone: FleetPhone): string {
  void save(world, phone) // tells the ledger of what goes wrong
  return `${phone.name} saves`
}

export function saveMany(world: World, phone: FleetPhone): string {
  const count = 5 + world.chance.below(30)
  void (async () => {
    for (let n = 0; n < count; n++) await save(world, phone)
  })() // tells the ledger of what goes wrong
  return `${phone.name} saves ${count}`
}

export function savePhoto(world: World, phone: FleetPhone): string {
  const bytes = makePhoto(world.chance.pick(PHOTO_BYTES), 1 + world.chance.below(2 ** 31 - 2))
  const sha256 = sha256Of(bytes)
  void save(world, phone, { sha256, type: 'image/jpeg', size: bytes.length, bytes }) // as above
  return `${phone.name} saves with a photo of ${bytes.length} bytes`
}

export async function freePhotos({ time }: World, phone: FleetPhone): Promise<string> {
  await time.outside(phone.disk.look.freePhotos())
  return `${phone.name} makes room`
}

/** The person reads the record, changes it, and is told that it is saved, or not. */
async function save(world: World, phone: FleetPhone, photo?: TakenPhoto): Promise<void> {
  const { chance, pool, ledger, time } = world
  const { look } = phone.disk
  const record: RecordId =
    pool[chance.below(pool.length * 2)] ?? makeRecordId(phone.wall(), chance.bytes(10))
  const shows = photo === undefined ? {} : { [`photos/${photo.sha256}`]: true }
  const set = { ...makeFields(world), ...shows }
  const replica = phone.disk.replica()
  const before = await time.outside(look.record(record))
  const paths = Object.keys(set)
  const seen = Object.fromEntries(
    paths.map((path): [string, Stamp | undefined] => [path, before?.stamps[path]]),
  )
  try {
    const saving = { kind: 'facility', record, set } as const
    const id = await (photo ? phone.saveWithPhoto(saving, photo) : phone.save(saving))
    if (photo !== undefined) ledger.photos.set(photo.sha256, replica)
    ledger.save(id, {
      phone: phone.name,
      replica,
      record,
      set,
      isBad: isBad(set),
      isTrying: isTrying(set),
      seen,
    })
    const shown = await time.outside(look.record(record))
    const isShown = paths.every((path) => (shown?.stamps[path] ?? '') >= id)
    // A page that froze before it could say so may find it sent, and its stamp lowered.
    if (!isShown && !ledger.stored.has(id))
      ledger.breach(`[I4] ${phone.name} saved ${id} and does not see it`)
    phone.trigger('save')
  } catch (error) {
    ledger.breach(`[I4] ${phone.name} could not save: ${String(error)}`)
  }
}

/** The name tells the saves apart, so that one that arrives twice is seen. */
function makeFields({ chance, rules, made }: World): Fields {
  const mark = ++made.saves
  const set: Record<string, string | number> = { name: `${MARK}${mark}` }
  if (chance.below(3) === 0) set.people = chance.below(900)
  const dice = chance.below(30)
  if (dice === 0 && rules.hasRejects) set.people = -1
  else if (dice < 3 && rules.hasPoison) set.address = `poison:${chance.pick(POISON)}:${mark}`
  return set
}

function isBad(set: Fields): boolean {
  return set.people === -1 || (set.address !== undefined && !isTrying(set))
}

function isTrying({ people, address }: Fields): boolean {
  return people !== -1 && typeof address === 'string' && address.includes('passing')
}

export function trigger({ chance }: World, phone: FleetPhone): string {
  const what = chance.pick(TRIGGERS)
  const context = chance.pick(CONTEXTS)
  phone.trigger(what, context)
  return `${phone.name} ${what} in ${context}`
}

export async function enrolAgain(world: World, phone: FleetPhone): Promise<string> {
  const { enrolment, disconnection } = await world.time.outside(phone.disk.look.status())
  if (enrolment !== undefined && disconnection === undefined) return `${phone.name} is known`
  await enrol(world, phone)
  return `${phone.name} enrolled again`
}

/** The phone is given out anew, though it knows of no trouble. */
export async function enrolAnew(world: World, phone: FleetPhone): Promise<string> {
  const { enrolment } = await world.time.outside(phone.disk.look.status())
  if (enrolment !== undefined) await world.time.outside(world.server.revoke(enrolment))
  await enrol(world, phone)
  return `${phone.name} enrolled anew`
}

/** The person looks through problems and choices, and settles the first of them. */
export async function tidy({ ledger, time, chance }: World, phone: FleetPhone): Promise<string> {
  const { look } = phone.disk
  const own = await time.outside(look.ownChanges())
  const problem = own.find(({ state }) => state === 'rejected')
  if (problem !== undefined) {
    ledger.withdrawn.add(problem.id)
    await time.outside(look.withdraw(problem.id))
    return `${phone.name} withdraws a problem`
  }
  const [choice] = await time.outside(look.choices())
  if (choice === undefined || chance.below(2) === 0) return `${phone.name} is tidy`
  ledger.settled.add(`${phone.disk.replica()} ${choice.record} ${choice.path}`)
  await time.outside(look.keepTheirs(choice))
  return `${phone.name} keeps theirs`
}
