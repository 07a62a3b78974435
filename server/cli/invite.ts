import { parseArgs } from 'node:util'
import { encodeQR } from 'qr'
import { ROLES, type Role } from '../../src/domain/records/codes.ts'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import { inviteUrl } from '../invite-url.ts'
import { addInvite } from '../store/invites.ts'
import { withTown } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import type { Settings } from './settings.ts'

const MAX_HOURS = 24 * 30

/** Makes an invite; with --json the last line is `{"code","url"}`. Works while the server runs. */
export async function makeInvite(args: string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      areas: { type: 'string' },
      hours: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const role = mustRole(values.role)
  const terms = {
    role,
    name: values.name,
    areas: readAreas(values.areas),
    hours: readHours(values.hours),
  }
  const { code, expiresAt } = await withTown(settings, ({ db, municipality }) =>
    addInvite(db, { ...terms, municipality: municipality.id }, Date.now()),
  )
  const url = inviteUrl(settings.publicUrl, code)
  if (values.json) {
    console.log(JSON.stringify({ code, url }))
    return
  }
  console.log(`${url}\n\nRole: ${role}. Works once, until ${new Date(expiresAt).toISOString()}.\n`)
  console.log(encodeQR(url, 'ascii'))
}

export function mustRole(text: string | undefined): Role {
  const role = ROLES.find((known) => known === text)
  if (role !== undefined) return role
  throw new RefusedCommand(`--role must be one of ${ROLES.join(', ')}.`)
}

export function readAreas(text: string | undefined): string[] {
  const areas = (text ?? '')
    .split(',')
    .map((area) => area.trim())
    .filter((area) => area !== '')
  if (areas.every(isPlaceCode)) return areas
  throw new RefusedCommand(
    `--areas takes codes of the codifier (UA and 17 digits), with commas between; it is "${text ?? ''}".`,
  )
}

function readHours(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const hours = Number(text)
  if (hours >= 1 && hours <= MAX_HOURS) return hours
  throw new RefusedCommand(`--hours must be a number from 1 to ${MAX_HOURS}.`)
}
