// What the administrator reads when the server has started: where it is, and at the first start how
// the first coordinator comes in.

import { encodeQR } from 'qr'
import { inviteUrl } from '../invite-url.ts'
import { listDevices } from '../store/devices.ts'
import { addInvite, START, withdrawStartInvites } from '../store/invites.ts'
import type { Data } from './open-data.ts'
import type { Settings } from './settings.ts'

export async function greet({ db, municipality }: Data, { publicUrl }: Settings): Promise<void> {
  const lines = [
    `Промінь · Promin: ${publicUrl}`,
    `${municipality.name.uk} · ${municipality.name.en}`,
  ]
  const phones = await listDevices(db, municipality.id)
  const hasCoordinator = phones.some(
    ({ role, revokedAt }) => role === 'coordinator' && revokedAt === null,
  )
  if (!hasCoordinator) {
    await withdrawStartInvites(db, municipality.id)
    const terms = { municipality: municipality.id, role: 'coordinator', createdBy: START } as const
    const { code } = await addInvite(db, terms, Date.now())
    const url = inviteUrl(publicUrl, code)
    lines.push(
      '',
      'Запрошення першого координатора (діє 48 годин, один раз):',
      "The first coordinator's invite (works once, for 48 hours):",
      '',
      `  ${url}`,
      '',
      encodeQR(url, 'ascii'),
    )
  }
  console.log(lines.join('\n'))
}
