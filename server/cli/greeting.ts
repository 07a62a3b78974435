// What the administrator reads when the server has started: where it is, and at the first start how
// the first coordinator comes in.

import { encodeQR } from 'qr'
import { inviteUrl } from '../invite-url.ts'
import { addInvite, START, withdrawStartInvites } from '../store/invites.ts'
import type { Data, Town } from './open-data.ts'
import type { Settings } from './settings.ts'

/** More names than this are a list for the `municipality` command. */
const MAX_SHOWN = 20

export async function greet({ db, municipalities }: Data, settings: Settings): Promise<void> {
  const lines = [`Промінь · Promin: ${settings.publicUrl}`]
  if (municipalities.length > MAX_SHOWN) lines.push(`${municipalities.length} municipalities`)
  else lines.push(...municipalities.map(({ name }) => `${name.uk} · ${name.en}`))
  const [municipality, second] = municipalities
  const isAlone = municipality !== undefined && second === undefined
  if (isAlone && !(await hasCoordinator({ db, municipality })))
    lines.push(...(await writeStartInvite({ db, municipality }, settings)))
  console.log(lines.join('\n'))
}

/** Gives the lines that bring a municipality's first coordinator in. */
export async function writeStartInvite(
  { db, municipality }: Town,
  { publicUrl }: Settings,
): Promise<readonly string[]> {
  await withdrawStartInvites(db, municipality.id)
  const terms = { municipality: municipality.id, role: 'coordinator', createdBy: START } as const
  const { code } = await addInvite(db, terms, Date.now())
  const url = inviteUrl(publicUrl, code)
  return [
    '',
    'Запрошення першого координатора (діє 48 годин, один раз):',
    "The first coordinator's invite (works once, for 48 hours):",
    '',
    `  ${url}`,
    '',
    encodeQR(url, 'ascii'),
  ]
}

async function hasCoordinator({ db, municipality }: Town): Promise<boolean> {
  const row = await db
    .selectFrom('devices')
    .select('id')
    .where('municipality', '=', municipality.id)
    .where('role', '=', 'coordinator')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
