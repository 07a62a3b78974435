// One server on one data folder. The lock is a transaction that stays open on a file of its own, so
// that it goes with the process, however that ends; commands of the administrator do not take it.

import { join } from 'node:path'
import { openFile } from '../store/sqlite.ts'
import { RefusedCommand } from './refused-command.ts'
import type { Settings } from './settings.ts'

/** Gives what ends the lock. Refuses where another server has it. */
export async function lockData({ dataFolder }: Settings): Promise<() => void> {
  const file = await openFile(join(dataFolder, 'server.lock'), { create: true })
  try {
    file.pragma('busy_timeout = 0')
    file.exec('begin exclusive')
  } catch (cause) {
    file.close()
    throw new RefusedCommand(
      `Another Promin server is running on ${dataFolder}. Stop it first, or name another folder in PROMIN_DATA.`,
      { cause },
    )
  }
  return () => file.close()
}
