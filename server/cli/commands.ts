import { backUp, restore, verify } from './backup.ts'
import { loadDemo } from './demo.ts'
import { changePhone, listPhones, revokePhone } from './devices.ts'
import { askHealth } from './health.ts'
import { makeInvite } from './invite.ts'
import { runMunicipality } from './municipality.ts'
import { serveApp } from './serve.ts'
import { tidyUp } from './tidy.ts'
import { runTokens } from './tokens.ts'
import type { Settings } from './settings.ts'

type Command = (args: string[], settings: Settings) => Promise<void>

export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['serve', serveApp],
  ['invite', makeInvite],
  ['devices', listPhones],
  ['revoke', revokePhone],
  ['standing', changePhone],
  ['municipality', runMunicipality],
  ['backup', backUp],
  ['restore', restore],
  ['verify', verify],
  ['demo', loadDemo],
  ['health', askHealth],
  ['tidy', tidyUp],
  ['token', runTokens],
])

export const USAGE = `Promin

  serve                          serve the app and its API (the default)
  invite --role ROLE             make an invite: field, coordinator or viewer
         [--name NAME] [--areas UA…,UA…] [--hours N] [--json]
  devices [--json]               list the phones
  revoke DEVICE                  disconnect a phone
  standing DEVICE [--role ROLE] [--areas UA…,UA…]
                                 change what a phone may do and see
  token                          list with what the city's own systems read
  token add --name NAME [--days N] [--whole] [--json]
                                 make one; --whole reads contacts, names and notes, too
  token revoke ID                take one back
  municipality                   list the municipalities of this server
  municipality add CODE [--uk NAME --en NAME]
                                 add one, and make its first coordinator's invite
  municipality --code UA… --uk NAME --en NAME
                                 name it, before the first phone
  backup FILE                    copy the data, also while the server runs, and check the copy
  backup --into FOLDER [--keep N]
                                 the same with every photo, for a timer; the newest N copies stay
  restore FILE                   put a copy in place of the data; phones send again what they kept
  verify [FILE]                  check the data, or a copy
  demo                           load the demonstration city into an empty server
  tidy [--files]                 forget what has had its time; --files: and photos that no record needs
  health                         ask the running server whether it is well

  --municipality CODE            for every command, where the server has several

  Environment: PORT, HOST, PROMIN_DATA, DATABASE_URL, PUBLIC_URL, LOG_LEVEL (error, info, debug, silent),
               PROMIN_MUNICIPALITY (the code that a new data folder begins with), and more:
               docs/operating.md`
