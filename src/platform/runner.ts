// Runs a job once at a time in this context, and once more when it was asked for meanwhile: a save
// that comes while a run is ending is not left behind.

import type { Trigger } from '../sync/ports.ts'

/** Those that bring news of the network, or a person's wish, come before those that do not. */
const PRECEDENCE: readonly Trigger[] = [
  'button',
  'online',
  'background',
  'visible',
  'start',
  'periodic',
  'save',
  'timer',
]

/** Gives a function that runs the job, or has the run in progress followed by one more. */
export function createRunner(job: (trigger: Trigger) => Promise<void>) {
  let running: Promise<void> | undefined
  let next: Trigger | undefined
  const run = async (first: Trigger) => {
    let trigger: Trigger | undefined = first
    while (trigger !== undefined) {
      await job(trigger)
      trigger = next
      next = undefined
    }
  }
  return (trigger: Trigger): Promise<void> => {
    if (running !== undefined) {
      next = next === undefined ? trigger : moreUrgent(next, trigger)
      return running
    }
    running = run(trigger).finally(() => {
      running = undefined
    })
    return running
  }
}

function moreUrgent(a: Trigger, b: Trigger): Trigger {
  return PRECEDENCE.indexOf(a) <= PRECEDENCE.indexOf(b) ? a : b
}
