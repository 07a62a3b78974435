// Looks through the camera until a QR code is seen or the person leaves. The camera is asked for
// only now, and let go at once afterwards.

import { drawScaled, loadQrReader } from './read-qr.ts'

export type CameraFault = 'denied' | 'no-camera'

type Scan = {
  readonly video: HTMLVideoElement
  readonly onText: (text: string) => void
  readonly onFault: (fault: CameraFault) => void
}

const LOOK_EVERY_MS = 200

/** Starts looking; gives what stops it. */
export function scanCamera(scan: Scan): () => void {
  const stopped = new AbortController()
  // Ends by the signal; every fault is turned into onFault inside.
  void look(scan, stopped.signal)
  return () => stopped.abort()
}

async function look({ video, onText, onFault }: Scan, stopped: AbortSignal): Promise<void> {
  const stream = await openCamera()
  if (typeof stream === 'string') {
    if (!stopped.aborted) onFault(stream)
    return
  }
  const release = () => stream.getTracks().forEach((track) => track.stop())
  if (stopped.aborted) {
    release()
    return
  }
  stopped.addEventListener('abort', release, { once: true })
  try {
    video.srcObject = stream
    await video.play()
    const text = await findCode(video, stopped)
    if (text !== undefined) onText(text)
  } catch {
    // The decoder could not be loaded, or the camera was taken away: the other ways in remain.
    if (!stopped.aborted) onFault('no-camera')
  } finally {
    release()
  }
}

async function openCamera(): Promise<MediaStream | CameraFault> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (devices === undefined) return 'no-camera'
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError'
      ? 'denied'
      : 'no-camera'
  }
}

async function findCode(
  video: HTMLVideoElement,
  stopped: AbortSignal,
): Promise<string | undefined> {
  const read = await loadQrReader()
  const canvas = document.createElement('canvas')
  while (!stopped.aborted) {
    drawScaled(canvas, video, { width: video.videoWidth, height: video.videoHeight })
    const text = await read(canvas)
    if (text !== undefined && text !== '') return text
    await pause(LOOK_EVERY_MS)
  }
  return undefined
}

function pause(forMs: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, forMs))
}
