// A form with photos, over the whole device: what is in the record when, and what Save waits for.

import { afterEach, expect, test } from 'vitest'
import { composeDevice, type Device } from '../../src/device.ts'
import { fail } from '../../src/domain/base/result.ts'
import { readPhotos } from '../../src/domain/files/photos.ts'
import {
  keepFormPhoto,
  openFormSheet,
  paperFile,
  writeWithPhotos,
} from '../../src/state/form-photos.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'
import { fakeDisk, seededRandom, silentLog } from '../support/store-under-test.ts'

const FORM = 'need:new'
const NEED = { kind: 'need', set: { note: 'Темно' } } as const
let device: Device | undefined

afterEach(() => device?.close())

async function openDevice(): Promise<Device> {
  const opened = await composeDevice({
    context: 'page',
    builtAt: 0,
    server: {
      transport: { sync: async () => ({ tag: 'fault', fault: 'unreachable' }) },
      enrol: async () => fail('unreachable'),
      fetchHistory: async () => undefined,
    },
    random: seededRandom(3),
    log: silentLog,
    database: fakeDisk(),
    canary: { local: undefined, caches: undefined },
  })
  if (!opened.ok) throw new Error(opened.problem.tag)
  device = opened.value
  return opened.value
}

const photo = (seed: number) => {
  const bytes = makePhoto(200, seed)
  return { sha256: sha256Of(bytes), type: 'image/jpeg', bytes, thumb: undefined } as const
}

const photosOf = async (phone: Device, saved: Awaited<ReturnType<typeof writeWithPhotos>>) => {
  if (!saved.ok) throw new Error(saved.problem.tag)
  return readPhotos((await phone.queries.record(saved.value.record))?.fields ?? {})
}

test('a form is saved with the photos that were taken in it, in one change', async () => {
  const phone = await openDevice()
  const sheet = openFormSheet(FORM)
  await keepFormPhoto(phone, { form: FORM, sheet }, photo(1))
  await keepFormPhoto(phone, { form: FORM, sheet }, photo(2))
  const saved = await writeWithPhotos(phone, FORM, NEED)
  expect(await photosOf(phone, saved)).toEqual([photo(1).sha256, photo(2).sha256].toSorted())
  expect(await phone.queries.ownChanges({})).toHaveLength(1)
  expect(await (await phone.photos()).ofForm(FORM)).toEqual([])
})

test('Save does not wait for a photo that is still being made smaller: it follows', async () => {
  const phone = await openDevice()
  const sheet = openFormSheet(FORM)
  const saved = await writeWithPhotos(phone, FORM, NEED)
  expect(await photosOf(phone, saved)).toEqual([])
  // The next need is begun meanwhile: the late photo is not its.
  openFormSheet(FORM)
  await keepFormPhoto(phone, { form: FORM, sheet }, photo(1))
  expect(await photosOf(phone, saved)).toEqual([photo(1).sha256])
  expect(await (await phone.photos()).status()).toMatchObject({ waiting: 1 })
})

test('a form that could not be saved keeps its photos', async () => {
  const phone = await openDevice()
  const sheet = openFormSheet(FORM)
  await keepFormPhoto(phone, { form: FORM, sheet }, photo(1))
  const refused = await writeWithPhotos(phone, FORM, { kind: 'need', set: { note: Number.NaN } })
  expect(refused.ok).toBe(false)
  await keepFormPhoto(phone, { form: FORM, sheet }, photo(2))
  expect(await (await phone.photos()).ofForm(FORM)).toHaveLength(2)
  expect(await photosOf(phone, await writeWithPhotos(phone, FORM, NEED))).toHaveLength(2)
})

test('a paper that was photographed goes into its document', async () => {
  const phone = await openDevice()
  const sheet = openFormSheet('aid:1:paper')
  expect(await paperFile(phone, 'aid:1:paper', 'd1')).toEqual({})
  await keepFormPhoto(phone, { form: 'aid:1:paper', sheet }, photo(1))
  const set = await paperFile(phone, 'aid:1:paper', 'd1')
  expect(set).toEqual({ 'documents/d1/file': photo(1).sha256 })
  await phone.write({
    kind: 'aid',
    set: { status: 'received', 'documents/d1/type': 'invoice', ...set },
  })
  expect(await (await phone.photos()).status()).toMatchObject({ waiting: 1 })
})
