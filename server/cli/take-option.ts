import { RefusedCommand } from './refused-command.ts'

export type Taken = { readonly value: string | undefined; readonly rest: string[] }

/** Takes an option that every command understands out of the arguments: `--name VALUE` or `--name=VALUE`. */
export function takeOption(args: readonly string[], name: string): Taken {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`))
  const found = args[at]
  if (found === undefined) return { value: undefined, rest: [...args] }
  const isPair = found === name
  const value = isPair ? args[at + 1] : found.slice(name.length + 1)
  if (value === undefined || value === '') throw new RefusedCommand(`${name} needs a value.`)
  return { value, rest: args.filter((_, n) => n !== at && !(isPair && n === at + 1)) }
}
