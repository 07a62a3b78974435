// What the caches have in common that the worker fills itself, beside Workbox's precache.

/** Tells our server's file from a captive portal's page, which must not be kept. `type` is what the
 *  Content-Type begins with. */
export function isOurs(response: Response, type: RegExp): boolean {
  return (
    response.ok && !response.redirected && type.test(response.headers.get('Content-Type') ?? '')
  )
}

/** Deletes the caches of other versions of one kind. */
export async function dropOthers(prefix: string, current: string): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(prefix) && name !== current)
  await Promise.all(old.map((name) => caches.delete(name)))
}
