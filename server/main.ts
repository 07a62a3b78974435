// The one program: `serve` when nothing is said, else a command of the administrator. What goes
// wrong is said in a sentence; a trace is for bugs alone.

import { COMMANDS, USAGE } from './cli/commands.ts'
import { RefusedCommand } from './cli/refused-command.ts'
import { readSettings } from './cli/settings.ts'
import { takeOption } from './cli/take-option.ts'
import { DriverError } from './store/sqlite.ts'
import { NewerSchemaError } from './store/migrations.ts'

// Database, photos and copies are for nobody else of the machine.
process.umask(0o077)

const [name = 'serve', ...args] = process.argv.slice(2)
const command = COMMANDS.get(name)

if (command === undefined) {
  console.error(
    name === 'help' || name === '--help' ? USAGE : `Unknown command: ${name}\n\n${USAGE}`,
  )
  process.exitCode = name === 'help' || name === '--help' ? 0 : 2
} else {
  try {
    const { value, rest } = takeOption(args, '--municipality')
    await command(rest, readSettings(value))
  } catch (error) {
    console.error(isExpected(error) ? error.message : error)
    // A server that could not start may hold timers and connections, which would keep it from ending.
    process.exit(1)
  }
}

function isExpected(error: unknown): error is Error {
  if (error instanceof RefusedCommand || error instanceof DriverError) return true
  if (error instanceof NewerSchemaError) return true
  // parseArgs of Node says what is wrong with an option in words.
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  )
}
