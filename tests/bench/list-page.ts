// What a person feels of a long list, measured in the page itself.

import type { Page } from 'playwright-core'
import * as v from 'valibot'

/** Milliseconds from the press of a link until what it leads to is drawn. */
export async function timeOfTap(page: Page, href: string, shown: string): Promise<number> {
  const ms: unknown = await page.evaluate(
    ([href, shown]) =>
      new Promise((resolve) => {
        const started = performance.now()
        const look = () => {
          if (document.querySelector(shown ?? '') === null) requestAnimationFrame(look)
          else requestAnimationFrame(() => resolve(performance.now() - started))
        }
        document.querySelector<HTMLElement>(`nav a[href="${href}"]`)?.click()
        look()
      }),
    [href, shown],
  )
  return v.parse(v.number(), ms)
}

/** Milliseconds from the last letter until the rows of the result are drawn. */
export async function timeOfSearch(page: Page, field: string, query: string): Promise<number> {
  const ms: unknown = await page.evaluate(
    ([id, query]) =>
      new Promise((resolve) => {
        const field = document.querySelector<HTMLInputElement>(`#${id ?? ''}`)
        if (field === null) throw new Error('the list has a search')
        const before = document.querySelector('.windowed')?.innerHTML
        const started = performance.now()
        field.value = query ?? ''
        field.dispatchEvent(new Event('input', { bubbles: true }))
        const look = () => {
          if (document.querySelector('.windowed')?.innerHTML === before) requestAnimationFrame(look)
          else resolve(performance.now() - started)
        }
        look()
      }),
    [field, query],
  )
  return v.parse(v.number(), ms)
}

/** Two seconds of a fast thumb; the longest time between two frames. */
export async function longestFrame(page: Page): Promise<number> {
  const ms: unknown = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let last = performance.now()
        let longest = 0
        let left = 120
        const step = (now: number) => {
          longest = Math.max(longest, now - last)
          last = now
          scrollBy(0, 90)
          if (left-- > 0) requestAnimationFrame(step)
          else resolve(longest)
        }
        requestAnimationFrame(step)
      }),
  )
  return v.parse(v.number(), ms)
}
