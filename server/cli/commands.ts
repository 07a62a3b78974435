import { backUp, restore, verify } from './backup.ts'
import { loadDemo } from './demo.ts'
import { changePhone, listPhones, revokePhone } from './devices.ts'
import { makeInvite } from './invite.ts'
import { nameMunicipality } from './municipality.ts'
import { serveApp } from './serve.ts'

export type Command = (args: string[]) => Promise<void>

export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['serve', serveApp],
  ['invite', makeInvite],
  ['devices', listPhones],
  ['revoke', revokePhone],
  ['standing', changePhone],
  ['municipality', nameMunicipality],
  ['backup', backUp],
  ['restore', restore],
  ['verify', verify],
  ['demo', loadDemo],
])

export const USAGE = `Promin

  serve                          serve the app and its API (the default)
  invite --role ROLE             make an invite: field, coordinator or viewer
         [--name NAME] [--areas UA…,UA…] [--hours N] [--json]
  devices [--json]               list the phones
  revoke DEVICE                  disconnect a phone
  standing DEVICE [--role ROLE] [--areas UA…,UA…]
                                 change what a phone may do and see
  municipality [--code UA… --uk NAME --en NAME]
                                 show, or set, which municipality this is
  backup FILE                    copy the data, also while the server runs, and check the copy
  restore FILE                   put a copy in place of the data; phones send again what they kept
  verify [FILE]                  check the data, or a copy
  demo                           load the demonstration city into an empty server

  Environment: PORT, HOST, PROMIN_DATA, PUBLIC_URL, LOG_LEVEL (error, info, debug, silent),
               PROMIN_MUNICIPALITY (the code that a new data folder begins with)`
