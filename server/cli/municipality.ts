import { parseArgs } from 'node:util'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import { readHead } from '../store/ledger.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import {
  addMunicipality,
  readMunicipalities,
  renameMunicipality,
  type Municipality,
  type Naming,
} from '../store/site.ts'
import { writeStartInvite } from './greeting.ts'
import { withData, withTown } from './open-data.ts'
import { APP_FOLDER, findPlaceName } from './place-names.ts'
import { RefusedCommand } from './refused-command.ts'
import type { Settings } from './settings.ts'

/** Shows which municipalities this server has; adds one; or names one before its first phone. */
export async function runMunicipality(args: string[], settings: Settings): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { code: { type: 'string' }, uk: { type: 'string' }, en: { type: 'string' } },
  })
  const { code, uk, en } = values
  const [verb, added] = positionals
  if (verb === 'add') return add({ code: added, uk, en }, settings)
  if (verb !== undefined) throw new RefusedCommand(`municipality knows no \`${verb}\`, only add.`)
  if (code === undefined && uk === undefined && en === undefined)
    return withData(settings, async ({ municipalities }) => municipalities.forEach(show))
  return rename({ code, uk, en }, settings)
}

type Given = {
  readonly code: string | undefined
  readonly uk: string | undefined
  readonly en: string | undefined
}

async function add({ code, uk, en }: Given, settings: Settings): Promise<void> {
  if (!isPlaceCode(code)) throw new RefusedCommand('Say which: municipality add UA… (17 digits).')
  const name = uk && en ? { uk, en } : findPlaceName(APP_FOLDER, code)
  if (name === undefined)
    throw new RefusedCommand(`No name is known for ${code}. Give both: --uk NAME --en NAME.`)
  await withData(settings, async ({ db }) => {
    await refuseTaken(db, code)
    const municipality = await addMunicipality(db, { code, name })
    show(municipality)
    console.log((await writeStartInvite({ db, municipality }, settings)).join('\n'))
  })
}

async function rename({ code, uk, en }: Given, settings: Settings): Promise<void> {
  if (!isPlaceCode(code) || !uk || !en)
    throw new RefusedCommand('Give all three: --code (UA and 17 digits), --uk NAME, --en NAME.')
  await withTown(settings, async ({ db, municipality }) => {
    await refuseTaken(db, code, municipality.id)
    if ((await readHead(db, municipality.id)) > 0)
      throw new RefusedCommand(
        'Phones know this municipality already; it can be named before that.',
      )
    const to: Naming = { code, name: { uk, en } }
    await renameMunicipality(db, municipality.id, to)
    show({ ...municipality, ...to })
  })
}

async function refuseTaken(db: Db, code: string, butFor?: MunicipalityId): Promise<void> {
  const known = (await readMunicipalities(db)).find((municipality) => municipality.code === code)
  if (known !== undefined && known.id !== butFor)
    throw new RefusedCommand(`${code} is here already.`)
}

function show({ code, name }: Municipality): void {
  console.log(`${code}  ${name.uk}  ${name.en}`)
}
