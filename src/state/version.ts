/** The version of this app, as the build was told. */
export const VERSION: string = readVersion(import.meta.env.VITE_VERSION)

function readVersion(told: unknown): string {
  return typeof told === 'string' && told !== '' ? told : 'dev'
}
