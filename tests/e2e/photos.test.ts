import { writeFileSync } from 'node:fs'
import { join as pathJoin } from 'node:path'
import { expect, test } from 'vitest'
import { inspectFile } from '../../src/domain/files/inspect-file.ts'
import { uk } from '../../src/i18n/uk.ts'
import { call, pullAll } from '../support/api-client.ts'
import { takeShot } from '../support/camera.ts'
import { enrolAs } from '../support/city-hall.ts'
import { button, chip, join, SCHOOL, waitUntilInstalled } from '../support/field-worker.ts'
import { findAxeViolations, findSmallTargets, measureOverflow } from '../support/inspect-screen.ts'
import { sha256Of } from '../support/made-files.ts'
import type { Phone } from '../support/phone.ts'
import { readDrafts } from '../support/phone-database.ts'
import { setStage } from '../support/stage.ts'

const ITEM = 'Павербанк'
const MINE = new RegExp(`${ITEM}.*${SCHOOL}`)
const PHOTO = new RegExp(`Фото потреби: ${ITEM}.*${SCHOOL}`)

const { server, newPhone } = setStage()

test('a photo that was taken without a network arrives whole, says nothing of the place, and is seen by another phone', async () => {
  const mine = await newPhone()
  await join(mine, server(), 'field')
  await waitUntilInstalled(mine.page())
  const shot = await takeShot(mine.page())
  expect(shot.includes('Exif')).toBe(true)
  await mine.context().setOffline(true)

  await openNeedForm(mine)
  await watchPainting(mine)
  await choose(mine, shot)
  await mine.page().getByRole('button', { name: 'Фото 1 з 1' }).waitFor()
  expect(await mine.page().evaluate('painted')).toBe(0)

  // Nothing was saved yet, and the battery dies: form and photo are still there.
  await mine.page().getByText(uk['urg.crit'], { exact: true }).tap()
  await expect.poll(() => readDrafts(mine.page())).toContain('"urgency":"critical"')
  await mine.close()
  await server().kill()
  await mine.open({ offline: true })
  await mine.page().goto(`${server().url}/#/needs/new`)
  await mine.page().getByRole('button', { name: 'Фото 1 з 1' }).waitFor()
  await button(mine.page(), uk['need.save']).tap()
  await mine.page().getByText(uk['need.saved']).waitFor()
  await mine.page().goto(`${server().url}/#/sending`)
  await mine
    .page()
    .getByText(/^Фото: 1, /)
    .waitFor()

  await server().start()
  await mine.context().setOffline(false)
  await mine
    .page()
    .getByText(/^Фото: 1, /)
    .waitFor({ state: 'hidden', timeout: 60_000 })
  await mine.page().goto(server().url)
  await chip(mine.page(), uk['chip.all']).waitFor({ timeout: 60_000 })

  const kept = await readOnlyPhoto()
  expect(sha256Of(kept.bytes)).toBe(kept.sha256)
  expect(inspectFile(kept.bytes)).toMatchObject({ ok: true, value: { type: 'image/jpeg' } })
  expect(kept.bytes.includes('Exif')).toBe(false)
  expect(kept.bytes.length).toBeLessThan(260_000)
  console.info(`12 MP, ${shot.length} bytes → ${kept.bytes.length} bytes`)

  const colleague = await newPhone()
  await join(colleague, server(), 'coordinator')
  await waitUntilInstalled(colleague.page())
  await openNeed(colleague)
  const tile = colleague.page().getByRole('button', { name: PHOTO })
  await tile.waitFor()
  await server().kill()
  await tile.tap()
  await colleague.page().getByText(uk['photo.away']).waitFor()
  await server().start()
  await button(colleague.page(), uk['photo.get']).tap()
  await expectPicture(colleague)
  // What was opened stays.
  await server().kill()
  await colleague.page().reload()
  await tile.tap()
  await expectPicture(colleague)
  await server().start()
})

test('with every page closed, a photo goes out behind its record when the network returns', async () => {
  const mine = await newPhone()
  await join(mine, server(), 'field')
  await waitUntilInstalled(mine.page())
  const token = await enrolAs(server(), 'viewer')
  const before = (await listPhotos(token)).length
  await openNeedForm(mine)
  const shot = await takeShot(mine.page(), 1000, 700)
  await mine.context().setOffline(true)
  await choose(mine, shot)
  await mine.page().getByRole('button', { name: 'Фото 1 з 1' }).waitFor()
  await mine.page().getByText(uk['urg.crit'], { exact: true }).tap()
  await button(mine.page(), uk['need.save']).tap()
  await mine.page().getByText(uk['need.saved']).waitFor()
  // A page that stays open would send by itself: a blank one keeps the browser alive.
  const app = mine.page()
  await mine.newPage()
  await app.close()
  await mine.context().setOffline(false)

  const headers = { authorization: `Bearer ${token}` }
  const askForNewest = async () => {
    const [newest] = (await listPhotos(token)).slice(before)
    return (await call(`${server().url}/api/files/${newest}`, { headers })).status
  }
  await expect.poll(askForNewest, { timeout: 90_000, interval: 2000 }).toBe(200)
})

test('a file that is no picture, and a hundred megapixels, get a sentence; the form stays as it was', async () => {
  const mine = await newPhone()
  await join(mine, server(), 'field')
  await openNeedForm(mine)
  await mine.page().getByText(uk['urg.crit'], { exact: true }).tap()
  await choose(mine, Buffer.from('Добрий день'))
  await mine.page().getByText(uk['photo.none']).waitFor()
  const shot = await takeShot(mine.page(), 400, 300)
  await choose(mine, claimSize(shot, 11_000, 9100))
  await mine.page().getByText(uk['photo.large']).waitFor()
  expect(await mine.page().getByRole('radio', { name: uk['urg.crit'] }).isChecked()).toBe(true)
  await choose(mine, shot)
  await mine.page().getByRole('button', { name: 'Фото 1 з 1' }).tap()
  await button(mine.page(), uk['photo.remove']).tap()
  await mine.page().getByRole('button', { name: 'Фото 1 з 1' }).waitFor({ state: 'hidden' })
})

async function openNeedForm(phone: Phone): Promise<void> {
  await phone.page().goto(`${server().url}/#/needs/new`)
  await button(phone.page(), ITEM).tap()
  await phone.page().getByText(uk['photo.add']).waitFor()
}

/** From a file of the phone, as a gallery gives it: handing over bytes would itself block the page. */
async function choose(phone: Phone, content: Buffer): Promise<void> {
  const file = pathJoin(phone.profile, `IMG_${content.length}.jpg`)
  writeFileSync(file, content)
  await phone.page().locator('.photo-add input').setInputFiles(file)
}

async function openNeed(phone: Phone): Promise<void> {
  await phone.page().goto(`${server().url}/#/needs`)
  await phone.page().getByRole('link', { name: MINE }).first().tap()
}

async function expectPicture(phone: Phone): Promise<void> {
  const picture = phone.page().getByRole('img', { name: PHOTO })
  await picture.waitFor()
  await expect
    .poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
    .toBe(1600)
}

/** A page that unpacks or paints a large picture stands still for that long: it is the worker's to do. */
async function watchPainting(phone: Phone): Promise<void> {
  await phone.page().evaluate(() => {
    Object.assign(globalThis, { painted: 0 })
    const count = () =>
      Reflect.set(globalThis, 'painted', Number(Reflect.get(globalThis, 'painted')) + 1)
    const unpack = globalThis.createImageBitmap
    Object.assign(globalThis, {
      createImageBitmap: (picture: ImageBitmapSource) => (count(), unpack(picture)),
    })
    for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
      const paint = prototype.getContext
      Object.assign(prototype, {
        getContext(...wanted: unknown[]) {
          count()
          return Reflect.apply(paint, this, wanted)
        },
      })
    }
  })
}

async function readOnlyPhoto(): Promise<{ sha256: string; bytes: Buffer }> {
  const token = await enrolAs(server(), 'viewer')
  const photos = await listPhotos(token)
  expect(photos).toHaveLength(1)
  const sha256 = photos[0] ?? ''
  const headers = { authorization: `Bearer ${token}` }
  const { body } = await call(`${server().url}/api/files/${sha256}`, { headers })
  return { sha256, bytes: body }
}

/** In the order in which the server took their records. */
async function listPhotos(token: string): Promise<readonly string[]> {
  const { records } = await pullAll(server().url, token)
  const paths = records.flatMap(({ fields }) => Object.keys(fields))
  return paths.filter((path) => path.startsWith('photos/')).map((path) => path.slice(7))
}

/** Writes another size into the head of a JPEG. */
function claimSize(photo: Buffer, width: number, height: number): Buffer {
  const at = photo.indexOf(Buffer.of(0xff, 0xc0))
  const claimed = Buffer.from(photo)
  claimed.writeUInt16BE(height, at + 5)
  claimed.writeUInt16BE(width, at + 7)
  return claimed
}

test('photos have manners: names, targets, no sideways scroll, in both themes', async () => {
  const mine = await newPhone()
  await join(mine, server(), 'field')
  await openNeedForm(mine)
  const shot = await takeShot(mine.page(), 1200, 1800)
  await choose(mine, shot)
  const tile = mine.page().getByRole('button', { name: 'Фото 1 з 1' })
  await tile.waitFor()
  const found: string[] = []
  const inspect = async (what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await mine.page().emulateMedia({ colorScheme })
      for (const width of [320, 360]) {
        await mine.page().setViewportSize({ width, height: 640 })
        const beyond = await measureOverflow(mine.page())
        if (beyond > 0) found.push(`${what}: ${beyond} px too wide at ${width}`)
        found.push(...(await findSmallTargets(mine.page())).map((one) => `${what}: small ${one}`))
      }
      found.push(...(await findAxeViolations(mine.page())).map((one) => `${what}: ${one}`))
    }
  }
  await inspect('form')
  await tile.tap()
  await mine.page().getByRole('img', { name: 'Фото 1 з 1' }).waitFor()
  await inspect('photo')
  expect(found).toEqual([])
})
