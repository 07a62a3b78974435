// What a machine can see of a screen's manners: axe's rules, sideways scrolling, targets that a cold
// thumb can hit.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import * as v from 'valibot'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const TARGET_PX = 48

const AxeFindings = v.array(v.string())

/** Gives axe's findings, one line each; WCAG 2.2 AA and best practices. */
export async function findAxeViolations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so that the page's policy against foreign scripts stays in force.
  await page.evaluate(`${AXE};0`)
  const found: unknown = await page.evaluate(`axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => id + ': ' + help + ' · ' + target.join(' '))))`)
  return v.parse(AxeFindings, found)
}

/** Gives how many pixels of the page lie beyond its right edge. */
export function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return Math.max(0, scrollWidth - clientWidth)
  })
}

/** Gives the visible targets that are smaller than a thumb, with their sizes. */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const candidates = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role="button"], [role="switch"], [tabindex="0"]',
    )
    const found: string[] = []
    for (const element of candidates) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false })) continue
      const whole = element.matches('input') ? (element.closest('label') ?? element) : element
      const { width, height, right, bottom } = whole.getBoundingClientRect()
      const isOffScreen = right <= 0 || bottom <= 0 || width <= 1 || height <= 1
      // Half a pixel is the rounding of a layout, not of a thumb.
      if (isOffScreen || (width >= least - 0.5 && height >= least - 0.5)) continue
      const name =
        element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''
      found.push(
        `${element.tagName.toLowerCase()} «${name}» ${Math.round(width)}×${Math.round(height)}`,
      )
    }
    return found
  }, TARGET_PX)
}
