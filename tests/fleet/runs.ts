// The four kinds of schedule, and how one that failed is told: in one line that repeats it.

import { createDexieDisk } from './dexie-disk.ts'
import { withFiles } from './files-double.ts'
import { createMemoryDisk } from './memory-disk.ts'
import { createRealServer } from './real-server.ts'
import { playSchedule } from './schedule.ts'
import { createServerDouble } from './server-double.ts'
import type { Rig, Rules } from './world.ts'

type Kind = Omit<Rules, 'seed' | 'rig'>

const MEMORY = { makeDisk: createMemoryDisk, hasRejects: true } as const
/** The phone's real store checks what is saved: nothing that the server would reject gets into it. */
const DEXIE = { makeDisk: createDexieDisk, hasRejects: false } as const
const DOUBLE = {
  makeServer: async (parts: Parameters<Rules['makeServer']>[0]) =>
    withFiles(createServerDouble(parts), parts.rules ?? {}),
  hasPoison: true,
  hasGzip: false,
} as const
const REAL = {
  makeServer: createRealServer,
  hasPoison: false,
  hasGzip: true,
} as const

export const KINDS: Readonly<Record<KindName, Kind>> = {
  double: { ...MEMORY, ...DOUBLE, steps: 26 },
  real: { ...MEMORY, ...REAL, steps: 22 },
  dexie: { ...DEXIE, ...DOUBLE, steps: 22 },
  whole: { ...DEXIE, ...REAL, steps: 18 },
}
export type KindName = 'double' | 'real' | 'dexie' | 'whole'

type Options = {
  readonly rig?: Rig
  /** Looks for the fewest steps that fail: on unless it is not worth the time. */
  readonly isShort?: boolean
  readonly steps?: number | undefined
}

/** Plays one seed. Gives undefined where all went well, else one line with all that is needed. */
export async function playSeed(
  on: KindName,
  seed: number,
  { rig = {}, isShort = true, steps = KINDS[on].steps }: Options = {},
): Promise<string | undefined> {
  const whole = await play(on, seed, { rig, steps })
  if (whole.failures.length === 0) return undefined
  const fewest = isShort ? await shorten(on, seed, { rig, steps }) : steps
  const { failures, course } = isShort ? await play(on, seed, { rig, steps: fewest }) : whole
  const repeat = `FLEET_ON=${on} FLEET_SEED=${seed} FLEET_STEPS=${fewest} npx vitest run --project fleet`
  const told = failures.slice(0, 4).join(' | ').replaceAll('\n', ' ')
  return `${repeat} # ${told} # ${course.join(' · ')}`
}

type Game = { readonly rig: Rig; readonly steps: number }

/** Gives the fewest steps with which it still fails. */
async function shorten(on: KindName, seed: number, { rig, steps: most }: Game): Promise<number> {
  for (let steps = 1; steps < most; steps++)
    if ((await play(on, seed, { rig, steps })).failures.length > 0) return steps
  return most
}

/** A schedule that throws has found something, too. */
async function play(on: KindName, seed: number, { rig, steps }: Game) {
  try {
    const { failures, steps: course } = await playSchedule({ ...KINDS[on], steps, seed, rig })
    return { failures, course }
  } catch (error) {
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { failures: [`[threw] ${thrown}`], course: [] }
  }
}
