import { beforeEach, expect, test, vi } from 'vitest'

const HERE = { facility: '01a20c91-a000-7ab8-bbe8-218729407e90' }

/** A browser's localStorage, and the place that no kill takes anything from. */
function makePhone() {
  const local = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => local.get(key) ?? null,
    setItem: (key: string, value: string) => void local.set(key, value),
  })
  let kept: unknown
  const safe = {
    readPreferences: async () => kept,
    keepPreferences: async (preferences: unknown) => void (kept = structuredClone(preferences)),
  }
  return { local, safe }
}

/** The app as it starts: its modules know nothing yet. */
async function start() {
  vi.resetModules()
  return import('../../src/state/preferences.ts')
}

beforeEach(() => void vi.unstubAllGlobals())

test('a browser that is killed right after a place was chosen still knows it', async () => {
  const { local, safe } = makePhone()
  const before = await start()
  await before.keepSafely(safe)
  const onDisk = new Map(local)
  before.rememberHere(HERE)
  await Promise.resolve()
  local.clear()
  for (const [key, value] of onDisk) local.set(key, value)

  const after = await start()
  expect(after.preferences.getState().here).toBeUndefined()
  await after.keepSafely(safe)
  expect(after.preferences.getState().here).toEqual(HERE)
})

test('a choice made before the store was open is kept, not overruled by an older one', async () => {
  const { safe } = makePhone()
  const first = await start()
  await first.keepSafely(safe)
  first.preferences.setState({ gloves: true })
  const second = await start()
  second.rememberHere(HERE)
  await second.keepSafely(safe)
  expect(second.preferences.getState()).toMatchObject({ here: HERE, gloves: true })
  expect(await safe.readPreferences()).toMatchObject({ here: HERE, gloves: true })
})
