import { parseArgs } from 'node:util'
import { isShortId } from '../../src/domain/base/ids.ts'
import { addToken, listTokens, revokeToken } from '../store/tokens.ts'
import { withTown } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import type { Settings } from './settings.ts'

const DEFAULT_DAYS = 365
const MAX_DAYS = 3_650
const MAX_NAME = 100

/** Tokens with which the city's own systems read: makes one, lists them, takes one back. */
export async function runTokens(args: string[], settings: Settings): Promise<void> {
  const [verb, ...rest] = args
  if (verb === 'add') return add(rest, settings)
  if (verb === 'revoke') return revoke(rest, settings)
  if (verb === undefined || verb.startsWith('-')) return list(args, settings)
  throw new RefusedCommand(`token knows no \`${verb}\`, only add and revoke.`)
}

async function add(args: string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      days: { type: 'string' },
      whole: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const name = values.name?.trim() ?? ''
  if (name === '' || name.length > MAX_NAME)
    throw new RefusedCommand('Say whose it is: token add --name "GIS of the city".')
  const terms = { name, isWhole: values.whole, days: readDays(values.days) }
  const made = await withTown(settings, ({ db, municipality }) =>
    addToken(db, { ...terms, municipality: municipality.id }, Date.now()),
  )
  if (values.json) {
    console.log(JSON.stringify(made))
    return
  }
  const reads = values.whole
    ? 'everything that phones see: contacts, names, addresses and notes, too'
    : 'records without contacts, names, addresses, points and notes'
  console.log(`It reads ${reads}, until ${new Date(made.expiresAt).toISOString()}.`)
  console.log('It is shown once. GET /api/records with Authorization: Bearer …\n')
  console.log(made.token)
}

async function list(args: string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const tokens = await withTown(settings, ({ db, municipality }) => listTokens(db, municipality.id))
  if (values.json) {
    console.log(JSON.stringify({ tokens }))
    return
  }
  if (tokens.length === 0) console.log('No system reads here.')
  for (const { id, name, isWhole, ...token } of tokens)
    console.log([id, isWhole ? 'whole' : 'plain', name, stateOf(token)].join('  '))
}

type Life = {
  readonly expiresAt: number
  readonly lastUsedAt: number | null
  readonly revokedAt: number | null
}

function stateOf({ expiresAt, lastUsedAt, revokedAt }: Life): string {
  if (revokedAt !== null) return 'taken back'
  const used =
    lastUsedAt === null ? 'never used' : `last used ${new Date(lastUsedAt).toISOString()}`
  return `${used}, until ${new Date(expiresAt).toISOString()}`
}

async function revoke(args: string[], settings: Settings): Promise<void> {
  const [token] = parseArgs({ args, allowPositionals: true }).positionals
  if (!isShortId(token))
    throw new RefusedCommand('Say which: token revoke ID (see `token`), not the token itself.')
  const found = await withTown(settings, ({ db, municipality }) =>
    revokeToken(db, { municipality: municipality.id, token }, Date.now()),
  )
  if (!found) throw new RefusedCommand(`There is no good token ${token}.`)
  console.log(`${token} reads nothing more.`)
}

function readDays(text: string | undefined): number {
  if (text === undefined) return DEFAULT_DAYS
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= MAX_DAYS) return days
  throw new RefusedCommand(`--days must be a number from 1 to ${MAX_DAYS}.`)
}
