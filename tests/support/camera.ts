// A camera: twelve megapixels of something that does not compress to nothing, with EXIF that tells
// where it was taken, as every phone writes it.

import type { Page } from 'playwright-core'
import { EXIF_GPS, join } from './made-files.ts'

/** Takes a photo with the browser of a page; its content is of no matter. */
export async function takeShot(page: Page, width = 4000, height = 3000): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w, h)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      const sky = context.createLinearGradient(0, 0, w, h)
      sky.addColorStop(0, '#204060')
      sky.addColorStop(1, '#e0c090')
      context.fillStyle = sky
      context.fillRect(0, 0, w, h)
      for (let n = 0; n < 3000; n++) {
        context.fillStyle = `hsl(${(n * 47) % 360} 60% ${20 + ((n * 13) % 60)}%)`
        context.fillRect((n * 7919) % w, (n * 104_729) % h, 20 + (n % 180), 20 + (n % 140))
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192))
      return btoa(text)
    },
    [width, height] as const,
  )
  const plain = Buffer.from(base64, 'base64')
  return Buffer.from(join(plain.subarray(0, 2), EXIF_GPS, plain.subarray(2)))
}
