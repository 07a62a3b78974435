import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { openOwnShelf, openShelf, type Shelf } from '../../src/state/shelf.ts'
import type { PhoneStore } from '../../src/storage/phone-store.ts'
import { saveChange } from '../../src/storage/save.ts'
import { createPhotos } from '../../src/storage/photos.ts'
import { answer, stampBy, toldBy } from '../support/answers.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'
import { fakeDisk, openOn } from '../support/store-under-test.ts'

const NOW = 1_790_000_000_000
const PACE = { notBefore: 0, batchSize: 10, vain: 0, lastFault: undefined } as const

function noteOf(fields: Fields): string {
  return String(fields['note'])
}

async function save(phone: PhoneStore, set: Fields, record?: ReturnType<typeof makeRecordId>) {
  const saved = await saveChange(phone.store, {
    kind: 'facility',
    set,
    ...(record === undefined ? {} : { record }),
  })
  if (!saved.ok) throw new Error(`not saved: ${saved.problem.tag}`)
  return saved.value.record
}

/** Waits for the shelf to look so; fails by the test's own time limit. */
function until<T>(shelf: Shelf<T>, fits: (shelf: Shelf<T>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!fits(shelf)) return
      stop()
      resolve()
    }
    const stop = shelf.subscribe(check)
    check()
  })
}

function values(shelf: Shelf<string>): readonly string[] {
  return shelf.view().records.map(({ value }) => value)
}

async function pull(phone: PhoneStore, count: number) {
  const records = Array.from({ length: count }, (_, n) =>
    toldBy(
      {
        kind: 'facility',
        id: makeRecordId(NOW + n * 1000, new Uint8Array(10).fill(n % 250)),
        stamp: stampBy('somebody', NOW + n),
      },
      { note: `n${n}` },
    ),
  )
  await phone.syncStore.settle(answer([], { records, now: NOW }))
}

describe('the shelf of a kind', () => {
  test('holds every record, newest first, however many pieces it took to read them', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    await pull(phone, 400)
    const shelf = openShelf(phone, 'facility', noteOf)
    await until(shelf, () => shelf.view().complete)
    expect(values(shelf)).toEqual(Array.from({ length: 400 }, (_, n) => `n${399 - n}`))
  })

  test('follows what is saved, changed, removed and pulled, also in another tab', async () => {
    const disk = fakeDisk()
    const phone = await openOn(disk, () => NOW)
    const other = await openOn(disk, () => NOW)
    const shelf = openShelf(phone, 'facility', noteOf)
    await until(shelf, () => shelf.view().complete)
    const id = await save(phone, { note: 'одна' })
    await until(shelf, () => values(shelf).join() === 'одна')
    await save(other, { note: 'інша' }, id)
    await until(shelf, () => values(shelf).join() === 'інша')
    await save(phone, { removed: true }, id)
    await until(shelf, () => values(shelf).length === 0)
    await pull(other, 3)
    await until(shelf, () => values(shelf).join() === 'n2,n1,n0')
  })

  test('knows that what was saved waits, once a try to send has failed', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    await save(phone, { note: 'одна' })
    const shelf = openShelf(phone, 'facility', noteOf)
    const state = () => shelf.view().records[0]?.delivery.state
    await until(shelf, () => state() === 'saved')
    wall += 1000
    await phone.syncStore.writePace({ ...PACE, failures: 1, lastTryAt: wall })
    await until(shelf, () => state() === 'waiting')
  })

  test('reads again only what was written', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    await pull(phone, 50)
    const decoded: string[] = []
    const shelf = openShelf(phone, 'facility', (fields) => {
      decoded.push(noteOf(fields))
      return noteOf(fields)
    })
    await until(shelf, () => shelf.view().complete)
    decoded.length = 0
    await save(phone, { note: 'нова' })
    await until(shelf, () => values(shelf).includes('нова'))
    expect(new Set(decoded)).toEqual(new Set(['нова']))
  })
})

describe('the shelf of what a person recorded', () => {
  const openOwn = (phone: PhoneStore) => openOwnShelf(phone, ({ fields }) => noteOf(fields))

  test('holds all of it, newest first, whatever came from others, and what was removed', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    await pull(phone, 30)
    const ids = []
    for (let n = 0; n < 150; n++) {
      wall += 1000
      ids.push(await save(phone, { note: `мій ${n}` }))
    }
    const [first] = ids
    await save(phone, { removed: true }, first)
    const shelf = openOwn(phone)
    await until(shelf, () => shelf.view().complete)
    expect(values(shelf)).toEqual(Array.from({ length: 150 }, (_, n) => `мій ${149 - n}`))
  })

  test('takes in what a colleague began, once this person changes it', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    await pull(phone, 2)
    const shelf = openOwn(phone)
    await until(shelf, () => shelf.view().complete)
    expect(values(shelf)).toEqual([])
    const [theirs] = await phone.queries.records('facility')
    await save(phone, { note: 'доповнено' }, theirs?.id)
    await until(shelf, () => values(shelf).join() === 'доповнено')
  })

  test('says that a photo has gone, although nobody writes its record', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const photos = createPhotos(phone.store, phone.meta)
    const bytes = makePhoto(900, 1)
    const photo = { sha256: sha256Of(bytes), type: 'image/jpeg', bytes, thumb: bytes } as const
    await photos.add(photo, 'need:new')
    await save(phone, { note: 'з фото', [`photos/${photo.sha256}`]: true })
    const { changes } = await phone.syncStore.readOutbound({ count: 10, bytes: 100_000 })
    await phone.syncStore.settle(answer(changes, { now: NOW }))
    const shelf = openOwn(phone)
    const state = () => shelf.view().records[0]?.delivery.state
    await until(shelf, () => state() === 'photos')
    await photos.settlePhoto(photo.sha256, 'sent', 0)
    await until(shelf, () => state() === 'sent')
  })
})
