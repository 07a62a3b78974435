export function findProgram(named: string | undefined, paths: readonly string[]): string | undefined
