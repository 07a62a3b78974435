// Writes a file of thousands of rows beside the page.

import { CATALOGUE_ITEMS, SPEC_FIELDS } from '../domain/catalogue/catalogue.ts'
import { readDonor } from '../domain/records/donor.ts'
import { makeExportWords } from '../exports/export-words.ts'
import { writeExport, type ExportOrder } from '../exports/write-export.ts'
import { loadCatalogueWords } from '../i18n/catalogue-words.ts'
import type { Language } from '../i18n/translate.ts'
import { phoneRandom } from '../platform/random.ts'
import { openCityReader } from '../storage/city-reader.ts'

declare const self: DedicatedWorkerGlobalScope

export type ExportWish = {
  readonly order: ExportOrder
  readonly language: Language
  readonly municipality: string
  readonly divisions: readonly string[]
  /** Names of places in that language, by code. */
  readonly places: Readonly<Record<string, string>>
  readonly points: Readonly<Record<string, readonly [number, number]>>
}

self.addEventListener('message', ({ data }: MessageEvent<ExportWish>) => {
  write(data).then(
    (file) => tell({ tag: 'file', file }),
    () => tell({ tag: 'failed' }),
  )
})

async function write({ order, language, ...wish }: ExportWish): Promise<Blob> {
  const opened = await openCityReader({ random: phoneRandom })
  if (!opened.ok) throw new Error('the store did not open')
  const { readAll, readInOrder } = opened.value
  const [facilities, donors, words] = await Promise.all([
    readAll('facility'),
    readAll('donor'),
    loadCatalogueWords(language),
  ])
  const exportWords = makeExportWords({
    language,
    words,
    items: CATALOGUE_ITEMS,
    specFields: SPEC_FIELDS,
    places: wish.places,
    donors: new Map(donors.map(({ id, fields }) => [id, readDonor(fields)])),
    freeTexts: order.allowed.freeTexts,
  })
  const city = {
    municipality: wish.municipality,
    divisions: wish.divisions,
    facilities: new Map(facilities.map(({ id, fields }) => [id, fields])),
    pointOf: (code: string) => wish.points[code],
  }
  const source = {
    need: readInOrder('need'),
    outage: readInOrder('outage'),
    aid: readInOrder('aid'),
  }
  return writeExport(source, order, { words: exportWords, city })
}

function tell(
  message: { readonly tag: 'failed' } | { readonly tag: 'file'; readonly file: Blob },
): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's page, not a window
  self.postMessage(message)
}
