import { accessSync, constants } from 'node:fs'

/** Gives the first of some paths that can be run, or undefined; a named one stands for all. */
export function findProgram(named, paths) {
  return (named ? [named] : paths).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
