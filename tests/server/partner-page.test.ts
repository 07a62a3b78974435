import { brotliCompressSync, constants } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import readXlsxFile from 'read-excel-file/node'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { cutPieces, DOCUMENT_LANGUAGES } from '../../src/domain/records/assessment.ts'
import { sayToPartner } from '../../src/i18n/partner-words.ts'
import { parseCsv } from '../exports/parse-csv.ts'
import { makeContent, setPartnerCity, type PartnerCity } from './support/partner-city.ts'
import { startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
let city: PartnerCity
beforeEach(async () => {
  server = await startTestServer()
  city = await setPartnerCity(server)
})
afterEach(() => server.remove())

const read = async (path: string) => (await server.app.request(path)).text()

describe('the page behind a partner’s link', () => {
  test('says in the partner’s language what is needed, and what became of earlier aid', async () => {
    await city.approve()
    const page = await read(await city.link())
    expect(page).toContain('<html lang="de">')
    for (const words of ['Leipzig', 'Kyjiw', 'UA80-', 'Was Kyjiw braucht', '13,5', '480'])
      expect(page).toContain(words)
    expect(page).toContain('Abteilung für Internationales')
  })

  test.each(DOCUMENT_LANGUAGES)('can be read in %s, whatever the link says', async (language) => {
    const page = await read(`${await city.link()}?lang=${language}`)
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(sayToPartner(language, 'offer.send'))
  })

  test('names no place, no person and nothing of another donor, however precise the document is', async () => {
    const other = await setPartnerCity(server)
    await other.approve({ number: 'OTHER-1' })
    await city.approve({ precision: 'exact' })
    const path = await city.link()
    for (const part of ['', '/table.csv', '/table.json']) {
      const said = await read(`${path}${part}`)
      for (const secret of ['Лікарня', 'Geheim', 'OTHER-1', other.donor, city.coordinator.person])
        expect(said).not.toContain(secret)
    }
  })

  test('shows no draft, nothing withdrawn, and says when there is nothing yet', async () => {
    await city.approve({ status: 'draft', number: 'DRAFT-1' })
    await city.approve({ removed: true, number: 'GONE-1' })
    const page = await read(await city.link({ language: 'en' }))
    expect(page).toContain(sayToPartner('en', 'none'))
    expect(page).not.toMatch(/DRAFT-1|GONE-1/)
  })

  test('shows the newest edition, what changed since, and earlier ones by name', async () => {
    const first = await city.approve({ number: 'UA80-1' })
    server.clock.now += DAY_MS
    const { coordinator } = city
    const superseded = { status: 'superseded' }
    await coordinator.sync([coordinator.change(superseded, { kind: 'assessment', record: first })])
    await city.approve({ number: 'UA80-2', supersedes: first }, { lines: makeContent(4).lines })
    const path = await city.link({ language: 'en' })
    const page = await read(path)
    expect(page).toContain('Changes since No. UA80-1')
    expect(page).toContain(`${path}?edition=${first}`)
    const earlier = await read(`${path}?edition=${first}`)
    expect(earlier).toContain(sayToPartner('en', 'earlier.edition'))
    expect(earlier).toContain('SUPERSEDED')
  })

  test('a document for all stands in only until there is one for this partner', async () => {
    await city.approve({ for: null, number: 'ALL-1' })
    const path = await city.link()
    expect(await read(path)).toContain('ALL-1')
    await city.approve({ number: 'OWN-1', approvedAt: 1 })
    expect(await read(path)).toMatch(/<h2>[^<]*OWN-1/)
  })

  test('text that somebody typed is text, not markup', async () => {
    const [line] = makeContent(1).lines
    if (line === undefined) throw new Error('no line')
    const name = '<script>alert("1")</script>'
    await city.approve({ note: name }, { lines: [{ ...line, item: 'other', name }] })
    const page = await read(await city.link())
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
  })

  test('tables open as what they say they are', async () => {
    await city.approve({ number: 'UA80-7' })
    const path = await city.link({ language: 'en' })
    const csv = parseCsv(await read(`${path}/table.csv`))
    expect(csv[1]).toContain('#item+code')
    const json: unknown = JSON.parse(await read(`${path}/table.json`))
    expect(json).toMatchObject({ number: 'UA80-7', municipality: 'Kyiv' })
    const answer = await server.app.request(`${path}/table.xlsx`)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="UA80-7.xlsx"')
    const [sheet] = await readXlsxFile(Buffer.from(await answer.arrayBuffer()))
    expect(sheet?.data.length).toBe(5)
  })

  test('weighs at most 30 KiB with its stylesheet, also with forty rows and twenty offers', async () => {
    await city.approve(cutPieces(JSON.stringify(makeContent(40))))
    const path = await city.link({ language: 'uk' })
    for (let n = 0; n < 20; n += 1)
      await server.app.request(`${path}/offer`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `item=generator-diesel&quantity=${n + 1}&contact=x`,
      })
    const page = await read(path)
    expect(page.match(/<li>\s*<strong>/g)).toHaveLength(20)
    const css = readFileSync(join(import.meta.dirname, '../../public/partner.css'))
    const weigh = (bytes: string | Buffer) =>
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
    expect(weigh(page) + weigh(css)).toBeLessThan(30 * 1024)
  })
})
