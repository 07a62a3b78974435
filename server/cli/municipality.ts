import { parseArgs } from 'node:util'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import { readHead } from '../store/ledger.ts'
import { renameMunicipality } from '../store/site.ts'
import { withData } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import { readSettings } from './settings.ts'

/** Shows which municipality this server is of; with all three options sets it. */
export async function nameMunicipality(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { code: { type: 'string' }, uk: { type: 'string' }, en: { type: 'string' } },
  })
  const { code, uk, en } = values
  await withData(readSettings(), async ({ db, municipality }) => {
    if (code === undefined && uk === undefined && en === undefined) {
      console.log(`${municipality.code}  ${municipality.name.uk}  ${municipality.name.en}`)
      return
    }
    if (!isPlaceCode(code) || !uk || !en)
      throw new RefusedCommand('Give all three: --code (UA and 17 digits), --uk NAME, --en NAME.')
    if ((await readHead(db, municipality.id)) > 0)
      throw new RefusedCommand(
        'Phones know this municipality already; it can be named before that.',
      )
    await renameMunicipality(db, municipality.id, { code, name: { uk, en } })
    console.log(`${code}  ${uk}  ${en}`)
  })
}
