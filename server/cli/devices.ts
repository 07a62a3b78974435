import { parseArgs } from 'node:util'
import { isShortId } from '../../src/domain/base/ids.ts'
import { restandDevice } from '../enrolment.ts'
import { listDevices, revokeDevice } from '../store/devices.ts'
import { mustRole, readAreas } from './invite.ts'
import { withTown } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import type { Settings } from './settings.ts'

export async function listPhones(args: string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const phones = await withTown(settings, ({ db, municipality }) =>
    listDevices(db, municipality.id),
  )
  if (values.json) {
    console.log(JSON.stringify({ devices: phones }))
    return
  }
  if (phones.length === 0) console.log('No phone has joined yet.')
  for (const phone of phones) {
    const heard =
      phone.lastContactAt === null ? 'never' : new Date(phone.lastContactAt).toISOString()
    const state = phone.revokedAt === null ? `last heard ${heard}` : 'disconnected'
    console.log([phone.id, phone.role.padEnd(11), phone.personName, phone.name, state].join('  '))
  }
}

export async function revokePhone(args: string[], settings: Settings): Promise<void> {
  const [device] = parseArgs({ args, allowPositionals: true }).positionals
  if (!isShortId(device))
    throw new RefusedCommand('Say which phone: revoke DEVICE (see `devices`).')
  const found = await withTown(settings, ({ db, municipality }) =>
    revokeDevice(db, { municipality: municipality.id, device }, Date.now()),
  )
  if (!found) throw new RefusedCommand(`There is no connected phone ${device}.`)
  console.log(`${device} is disconnected. What it had not sent stays on it.`)
}

/** Changes what a phone may see and do; it takes everything anew at its next contact. */
export async function changePhone(args: string[], settings: Settings): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { role: { type: 'string' }, areas: { type: 'string' } },
  })
  const [device] = positionals
  if (!isShortId(device) || (values.role === undefined && values.areas === undefined))
    throw new RefusedCommand('Say which phone and what changes: standing DEVICE --role … --areas …')
  const to = {
    ...(values.role === undefined ? {} : { role: mustRole(values.role) }),
    ...(values.areas === undefined ? {} : { areas: readAreas(values.areas) }),
  }
  const found = await withTown(settings, ({ db, municipality }) =>
    restandDevice(db, { municipality: municipality.id, device }, { ...to, now: Date.now() }),
  )
  if (!found) throw new RefusedCommand(`There is no connected phone ${device}.`)
  console.log(`${device} is changed.`)
}
