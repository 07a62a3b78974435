// One of the processes of `npm run fleet`: plays the seeds that it is sent and tells what came of them.

import * as v from 'valibot'
import { playSeed } from './runs.ts'

const Order = v.object({
  on: v.picklist(['double', 'real', 'dexie', 'whole']),
  seeds: v.array(v.number()),
})

process.on('message', (message) => {
  const { on, seeds } = v.parse(Order, message)
  void playAll(on, seeds) // a schedule that throws is a failure, told as such
})

async function playAll(on: v.InferOutput<typeof Order>['on'], seeds: readonly number[]) {
  const failures: string[] = []
  for (const seed of seeds) {
    const failed = await playSeed(on, seed)
    if (failed !== undefined) failures.push(failed)
  }
  process.send?.({ played: seeds.length, failures })
}
