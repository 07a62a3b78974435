// Reads a QR code from a picture: with the browser's own detector where it has one (Chrome on
// Android), else with a decoder that is loaded only then (iPhone, Firefox).

declare global {
  // https://wicg.github.io/shape-detection-api/#barcode-detection-api, not in the standard types.
  interface Window {
    readonly BarcodeDetector?: BarcodeDetectorMaker
  }
}

type BarcodeDetectorMaker = {
  new (options: { formats: readonly string[] }): {
    readonly detect: (image: CanvasImageSource) => Promise<readonly { readonly rawValue: string }[]>
  }
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/** Gives the text of the first QR code on the canvas. */
export type QrReader = (picture: HTMLCanvasElement) => Promise<string | undefined>

const LONGEST_SIDE_PX = 1280

export async function loadQrReader(): Promise<QrReader> {
  return (await makeNativeReader()) ?? (await makeBundledReader())
}

/** Reads a photo of a QR code; a phone's camera makes pictures far larger than a decoder needs. */
export async function readQrPhoto(photo: Blob): Promise<string | undefined> {
  try {
    const [read, picture] = await Promise.all([loadQrReader(), createImageBitmap(photo)])
    const canvas = document.createElement('canvas')
    drawScaled(canvas, picture, picture)
    picture.close()
    return await read(canvas)
  } catch {
    // A file that is no picture: to the person the same as a picture without a code.
    return undefined
  }
}

type Size = { readonly width: number; readonly height: number }

/** Draws a frame so that its longer side is at most what a decoder needs. */
export function drawScaled(
  canvas: HTMLCanvasElement,
  image: CanvasImageSource,
  { width, height }: Size,
): void {
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(width, height, 1))
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(image, 0, 0, canvas.width, canvas.height)
}

async function makeNativeReader(): Promise<QrReader | undefined> {
  const Detector = window.BarcodeDetector
  if (Detector === undefined) return undefined
  // Without Google's services the detector exists but knows no format.
  const formats = await Detector.getSupportedFormats().catch((): readonly string[] => [])
  if (!formats.includes('qr_code')) return undefined
  const detector = new Detector({ formats: ['qr_code'] })
  return async (picture) => {
    const found = await detector.detect(picture).catch(() => undefined)
    return found?.[0]?.rawValue
  }
}

async function makeBundledReader(): Promise<QrReader> {
  const { decodeQR } = await import('qr/decode.js')
  return async (picture) => {
    const context = picture.getContext('2d', { willReadFrequently: true })
    if (context === null || picture.width === 0) return undefined
    const image = context.getImageData(0, 0, picture.width, picture.height)
    try {
      return decodeQR(image)
    } catch {
      // The decoder's way of saying that there is no code on this picture.
      return undefined
    }
  }
}
