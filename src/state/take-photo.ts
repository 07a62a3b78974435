// From what the camera gave to a photo on the phone's disk. In a worker, so that the page goes on;
// in the page where the browser has no canvas for workers, or the worker does not answer.

import type { Result } from '../domain/base/result.ts'
import { fail, ok } from '../domain/base/result.ts'
import { inspectFile, MAX_FILE_BYTES } from '../domain/files/inspect-file.ts'
import type { NewPhoto } from '../photo-desk.ts'
import { hashOf } from '../platform/hash.ts'
import {
  chooseEdge,
  drawOn,
  offscreenCanvas,
  shrinkPhoto,
  type MakeCanvas,
  type Shrunk,
  type ShrinkFault,
} from '../platform/shrink-photo.ts'

export type TakeFault = ShrinkFault | 'paper_too_large'

/** A worker that says nothing for this long has died of the picture. */
const SILENCE_MS = 30_000

/** Gives what is to be kept of a file that a person chose. Never throws. */
export async function takePhoto(file: Blob): Promise<Result<NewPhoto, TakeFault>> {
  if (file.type === 'application/pdf') return takePaper(file)
  const shrunk = await shrink(file)
  if (!shrunk.ok) return shrunk
  const { bytes, thumb } = shrunk.value
  return ok({ sha256: await hashOf(bytes), type: 'image/jpeg', bytes, thumb })
}

async function takePaper(file: Blob): Promise<Result<NewPhoto, TakeFault>> {
  if (file.size > MAX_FILE_BYTES) return fail('paper_too_large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const seen = inspectFile(bytes)
  if (!seen.ok || seen.value.type !== 'application/pdf') return fail('no_picture')
  return ok({ sha256: await hashOf(bytes), type: 'application/pdf', bytes, thumb: undefined })
}

async function shrink(file: Blob): Promise<Result<Shrunk, ShrinkFault>> {
  const canWork = typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined'
  const answer = canWork ? await askWorker(file) : undefined
  const makeCanvas = canWork ? offscreenCanvas : pageCanvas
  return answer ?? shrinkPhoto(file, { makeCanvas, edge: await chooseEdge() })
}

/** Gives undefined where the worker did not start or did not answer. */
function askWorker(file: Blob): Promise<Result<Shrunk, ShrinkFault> | undefined> {
  const worker = new Worker(new URL('../platform/photo-worker.ts', import.meta.url), {
    type: 'module',
  })
  const { port1, port2 } = new MessageChannel()
  return new Promise<Result<Shrunk, ShrinkFault> | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), SILENCE_MS)
    port1.addEventListener('message', ({ data }: MessageEvent<Result<Shrunk, ShrinkFault>>) =>
      resolve(data),
    )
    worker.addEventListener('error', () => resolve(undefined))
    port1.start()
    worker.postMessage(file, [port2])
  }).finally(() => worker.terminate())
}

const pageCanvas: MakeCanvas = (width, height) => {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) return undefined
  return {
    draw: drawOn(context),
    encode: (quality) =>
      new Promise((resolve) => {
        canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality)
      }),
  }
}
