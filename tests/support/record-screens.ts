// The addresses of screens that belong to one record, found as a person finds them: by a list.

import type { Page } from 'playwright-core'

export type RecordScreens = {
  readonly cards: readonly string[]
  /** Made for paper, and as wide as paper. */
  readonly papers: readonly string[]
}

/** Gives them for a city with records of every kind; the phone is a coordinator's. */
export async function findRecordScreens(page: Page, url: string): Promise<RecordScreens> {
  const first = async (list: string, link: string) => {
    await page.goto(`${url}/${list}`)
    return (await page.locator(link).first().getAttribute('href')) ?? ''
  }
  const need = await first('#/needs', '.windowed-row a')
  const outage = await first('#/power', '.windowed-row a')
  const aid = await first('#/aid?part=stock', '.windowed-row a')
  const facility = await first('#/menu/places', 'a.row[href^="#/menu/places/0"]')
  const donor = await first('#/menu/donors', 'a.row[href^="#/menu/donors/0"]')
  await page.goto(`${url}/#/aid?part=out`)
  await page.locator('.windowed-row a').first().tap()
  const handOut = (await page.locator('a[href*="/act/"]').first().getAttribute('href')) ?? ''
  const cards = [need, `${need}/edit`, outage, `${outage}/edit`, aid, facility, donor]
  const spot = facility.replace('#/menu/places/', '#/power/at/f:')
  return {
    cards: [...cards, spot, `${spot}/plan`],
    papers: [...['/papers', '/act', '/log'].map((part) => `${aid}${part}`), handOut],
  }
}
