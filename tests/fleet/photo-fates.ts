// What became of each photo of a record that a person was told is saved.

import type { World } from './world.ts'

/** [I10] Each is on the server, whole, but where the server lost it and no phone holds it any more. */
export async function findLostPhotos({ phones, server, ledger }: World): Promise<string[]> {
  const held = new Set<string>()
  for (const { disk } of phones)
    for (const { sha256, isHeld } of await disk.look.photos()) if (isHeld) held.add(sha256)
  const replicas = new Set<string>(phones.map(({ disk }) => disk.replica()))
  const lost: string[] = []
  for (const [sha256, replica] of ledger.photos) {
    if (await server.holdsFile(sha256)) continue
    const wasStored = ledger.storedPhotos.has(sha256)
    // Gone with its phone's database, or freed there, before the server was restored.
    const isExcused = !held.has(sha256) && (wasStored || !replicas.has(replica))
    if (!isExcused) lost.push(`[I10] the photo ${sha256} is lost`)
  }
  return lost
}
