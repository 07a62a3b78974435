import { describe, expect, test } from 'vitest'
import type { Codec } from '../../src/crypto/codec.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { dropDraft, saveDraft } from '../../src/storage/drafts.ts'
import type { PhoneStore } from '../../src/storage/phone-store.ts'
import { createPhotos, type NewPhoto, type Photos } from '../../src/storage/photos.ts'
import { saveChange } from '../../src/storage/save.ts'
import { answer } from '../support/answers.ts'
import { failingDisk } from '../support/failing-disk.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'
import { fakeDisk, openOn, recordId } from '../support/store-under-test.ts'

const NOW = 1_790_000_000_000
const FORM = 'need:new'
const NEED = recordId(1)
const NONE: ReadonlySet<string> = new Set()

const photo = (size: number, seed = 1): NewPhoto => {
  const bytes = makePhoto(size, seed)
  return { sha256: sha256Of(bytes), type: 'image/jpeg', bytes, thumb: makePhoto(20, seed) }
}

async function openPhotos(disk = fakeDisk(), wall = () => NOW, codec?: Codec) {
  const phone = await openOn(disk, wall, codec)
  return { phone, photos: createPhotos(phone.store, phone.meta) }
}

const mark = (phone: PhoneStore, { sha256 }: NewPhoto, { isShown = true, record = NEED } = {}) =>
  saveChange(phone.store, { kind: 'need', record, set: { [`photos/${sha256}`]: isShown } })

async function takeInto(photos: Photos, phone: PhoneStore, taken: NewPhoto): Promise<void> {
  await photos.add(taken, FORM)
  await mark(phone, taken)
}

describe('[PH1] a photo', () => {
  test('is on the disk before the form goes on, through a crash, and belongs to no record yet', async () => {
    const disk = fakeDisk()
    const taken = photo(900)
    await (await openPhotos(disk)).photos.add(taken, FORM)
    const { photos } = await openPhotos(disk)
    expect(await photos.readPhoto(taken.sha256)).toEqual(taken.bytes)
    expect(await photos.thumb(taken.sha256)).toEqual(taken.thumb)
    expect(await photos.ofForm(FORM)).toMatchObject([{ sha256: taken.sha256, state: 'draft' }])
    expect(await photos.nextPhoto(NONE)).toBeUndefined()
  })

  test('becomes its record’s in the transaction of the save: both, or neither', async () => {
    const disk = failingDisk(fakeDisk())
    const { phone, photos } = await openPhotos(disk)
    const taken = photo(900)
    await photos.add(taken, FORM)
    disk.failNext('AbortError')
    expect((await mark(phone, taken)).ok).toBe(false)
    expect(await photos.nextPhoto(NONE)).toBeUndefined()
    expect(await photos.ofForm(FORM)).toHaveLength(1)
    expect((await mark(phone, taken)).ok).toBe(true)
    expect(await photos.nextPhoto(NONE)).toMatchObject({ sha256: taken.sha256 })
    expect(await photos.ofForm(FORM)).toEqual([])
  })

  test('that the full disk does not take says so, and leaves nothing half', async () => {
    const disk = failingDisk(fakeDisk())
    const { photos } = await openPhotos(disk)
    disk.failNext('QuotaExceededError')
    const taken = photo(900)
    expect(await photos.add(taken, FORM)).toEqual({ ok: false, problem: { tag: 'full' } })
    expect(await photos.facts(taken.sha256)).toBeUndefined()
    expect(await photos.readPhoto(taken.sha256)).toBeUndefined()
  })

  test('is written strictly, and passes the codec like everything else', async () => {
    const disk = failingDisk(fakeDisk())
    const seen: string[] = []
    const codec: Codec = {
      encode: async (value, context) => {
        if (value instanceof ArrayBuffer) seen.push(context)
        return value
      },
      decode: async (stored) => stored,
    }
    const { photos } = await openPhotos(disk, () => NOW, codec)
    const taken = photo(900)
    await photos.add(taken, FORM)
    expect(disk.durabilities.at(-1)).toBe('strict')
    expect(seen.toSorted()).toEqual([`photos/${taken.sha256}`, `thumbs/${taken.sha256}`])
  })
})

describe('what is still to go', () => {
  test('is counted from the store: the record is sent, its photos are not', async () => {
    const { phone, photos } = await openPhotos()
    const [small, large] = [photo(300), photo(9000, 2)]
    await takeInto(photos, phone, large)
    await takeInto(photos, phone, small)
    const { changes } = await phone.syncStore.readOutbound({ count: 10, bytes: 1e6 })
    await phone.syncStore.settle(answer(changes))
    const delivery = async () => (await phone.queries.record(NEED))?.delivery
    expect(await delivery()).toMatchObject({ state: 'photos', left: 2 })
    expect(await photos.status()).toMatchObject({ waiting: 2, spareBytes: 0 })
    expect((await photos.nextPhoto(NONE))?.sha256).toBe(small.sha256)
    await photos.settlePhoto(small.sha256, 'sent', 0)
    expect(await delivery()).toMatchObject({ state: 'photos', left: 1 })
    await photos.settlePhoto(large.sha256, 'sent', 0)
    expect(await delivery()).toMatchObject({ state: 'sent' })
  })

  test('is not what a person took out again, unless another record shows it as well', async () => {
    const { phone, photos } = await openPhotos()
    const taken = photo(300)
    await takeInto(photos, phone, taken)
    await mark(phone, taken, { record: recordId(2) })
    await mark(phone, taken, { isShown: false })
    expect(await photos.nextPhoto(NONE)).toBeDefined()
    await mark(phone, taken, { isShown: false, record: recordId(2) })
    expect(await photos.nextPhoto(NONE)).toBeUndefined()
  })

  test('remembers where an upload stands, and forgets it', async () => {
    const { phone, photos } = await openPhotos()
    const taken = photo(300)
    await takeInto(photos, phone, taken)
    const at = { upload: '/api/files/u1', strikes: 1, stuckAt: 2048 }
    await photos.keepUpload(taken.sha256, at)
    expect(await photos.nextPhoto(NONE)).toMatchObject(at)
    await photos.keepUpload(taken.sha256, { ...at, stuckAt: undefined })
    expect((await photos.nextPhoto(NONE))?.stuckAt).toBeUndefined()
    await photos.keepUpload(taken.sha256, { upload: undefined, strikes: 1 })
    expect((await photos.nextPhoto(NONE))?.upload).toBeUndefined()
  })
})

describe('[PH2] what the server has', () => {
  test('is not sent again with the same picture in another form', async () => {
    const { phone, photos } = await openPhotos()
    const taken = photo(300)
    await takeInto(photos, phone, taken)
    await photos.settlePhoto(taken.sha256, 'sent', 0)
    await photos.add(taken, FORM)
    expect(await photos.ofForm(FORM)).toHaveLength(1)
    await mark(phone, taken, { record: recordId(2) })
    expect(await photos.nextPhoto(NONE)).toBeUndefined()
  })

  test('is offered again when it came back from an older backup, as far as it is still here', async () => {
    const { phone, photos } = await openPhotos()
    const [kept, freed] = [photo(300), photo(400, 2)]
    await takeInto(photos, phone, freed)
    await photos.settlePhoto(freed.sha256, 'sent', 0)
    expect(await photos.free()).toBe(freed.bytes.length)
    await takeInto(photos, phone, kept)
    await photos.settlePhoto(kept.sha256, 'sent', 0)
    await phone.syncStore.reset('restored')
    expect((await photos.nextPhoto(NONE))?.sha256).toBe(kept.sha256)
    expect(await photos.nextPhoto(new Set([kept.sha256]))).toBeUndefined()
  })

  test('[RS6] is offered again, too, where the word that it has it was of before', async () => {
    const { phone, photos } = await openPhotos()
    const taken = photo(300)
    await takeInto(photos, phone, taken)
    const { turn } = await phone.syncStore.readOutbound({ count: 1, bytes: 1 })
    await phone.syncStore.reset('restored')
    await photos.settlePhoto(taken.sha256, 'sent', turn)
    expect((await photos.nextPhoto(NONE))?.sha256).toBe(taken.sha256)
    await photos.settlePhoto(taken.sha256, 'sent', turn + 1)
    expect(await photos.nextPhoto(NONE)).toBeUndefined()
  })

  test('can make room: its thumbnail stays, and what is not sent is not touched', async () => {
    const { phone, photos } = await openPhotos()
    const [sent, waiting] = [photo(300), photo(400, 2)]
    await takeInto(photos, phone, sent)
    await takeInto(photos, phone, waiting)
    await photos.settlePhoto(sent.sha256, 'sent', 0)
    await photos.keepTheirs({ ...photo(500, 3), thumb: undefined })
    expect(await photos.free()).toBe(sent.bytes.length + photo(500, 3).bytes.length)
    expect(await photos.readPhoto(sent.sha256)).toBeUndefined()
    expect(await photos.thumb(sent.sha256)).toEqual(sent.thumb)
    expect(await photos.readPhoto(waiting.sha256)).toEqual(waiting.bytes)
  })
})

describe('[PH3] a photo of a form', () => {
  test('goes with the form that is thrown away', async () => {
    const { phone, photos } = await openPhotos()
    const [draft, sent] = [photo(300), photo(400, 2)]
    await takeInto(photos, phone, sent)
    await photos.add(draft, FORM)
    await photos.add(sent, FORM)
    await dropDraft(phone.store, FORM)
    expect(await photos.ofForm(FORM)).toEqual([])
    expect(await photos.readPhoto(draft.sha256)).toBeUndefined()
    expect(await photos.readPhoto(sent.sha256)).toEqual(sent.bytes)
  })

  test('goes two days after the form was forgotten, and stays while there is a draft', async () => {
    let now = NOW
    const { phone, photos } = await openPhotos(fakeDisk(), () => now)
    const [forgotten, kept] = [photo(300), photo(400, 2)]
    await photos.add(forgotten, FORM)
    await photos.add(kept, 'aid:new')
    await saveDraft(phone.store, 'aid:new', { note: 'ще не готово' })
    now += DAY_MS
    await photos.sweep()
    expect(await photos.ofForm(FORM)).toHaveLength(1)
    now += 2 * DAY_MS
    await photos.sweep()
    expect(await photos.ofForm(FORM)).toEqual([])
    expect(await photos.ofForm('aid:new')).toHaveLength(1)
  })

  test('can be taken out before the form is saved', async () => {
    const { photos } = await openPhotos()
    const taken = photo(300)
    await photos.add(taken, FORM)
    await photos.discard(taken.sha256)
    expect(await photos.ofForm(FORM)).toEqual([])
    expect(await photos.thumb(taken.sha256)).toBeUndefined()
  })
})
