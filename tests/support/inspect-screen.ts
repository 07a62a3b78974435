// What a machine can see of a screen's manners: axe's rules, sideways scrolling, words that are cut,
// targets that a cold thumb can hit.

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

/** Gives the words that a line's end cut in two without a hyphen, and titles that run into what stands
 *  beside them. Paper is as wide as paper, a code is no word, and what is longer than any line must be cut. */
export function findBrokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // A soft hyphen shows itself where it breaks a word.
    const WORD = /(?<![\p{L}’'\u00AD])[\p{L}’']{3,20}(?![\p{L}’'\u00AD])/gu
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent === null || parent.closest('.paper, .document, .visually-hidden') !== null)
        continue
      if (!parent.checkVisibility()) continue
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(WORD)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1) found.push(`a broken word: ${word}`)
      }
    }
    const title = document.querySelector('h1')
    const next = title?.nextElementSibling
    if (title && next) {
      const text = document.createRange()
      text.selectNodeContents(title)
      const over = text.getBoundingClientRect().right - next.getBoundingClientRect().left
      const isBeside = next.getBoundingClientRect().top < title.getBoundingClientRect().bottom
      if (isBeside && over > 0) found.push(`the title runs into what stands beside it`)
    }
    return found
  })
}

/** Gives the texts that end beyond the screen, where nothing scrolls to them: a row of a windowed list
 *  keeps its layout to itself, so that the page does not grow by it. */
function findTextBeyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent?.checkVisibility() !== true) continue
      if (parent.closest('.visually-hidden, .skip') !== null || scrolls(parent)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      if (range.getBoundingClientRect().right > innerWidth + 1)
        found.push(`beyond the screen: ${node.textContent?.trim().slice(0, 40)}`)
    }
    return found
  })
}

/** Gives everything that a machine finds wrong at these widths; 180 px is a phone at 200 % zoom, where
 *  only the width counts. */
export async function findFaults(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 640 })
    const beyond = await measureOverflow(page)
    // One pixel at half a phone's width is the rounding of a zoom, not a way to scroll.
    if (beyond > (width < 320 ? 1 : 0)) found.push(`${beyond} px too wide at ${width}`)
    if (width < 320) continue
    found.push(...(await findSmallTargets(page)).map((one) => `at ${width}: small ${one}`))
    const texts = [...(await findBrokenWords(page)), ...(await findTextBeyond(page))]
    found.push(...texts.map((one) => `at ${width}: ${one}`))
  }
  return [...found, ...(await findAxeViolations(page))]
}

/** Gives what moves or fades although the person asked for no motion. */
export function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element)
      const durations = animationName === 'none' ? transitionDuration : animationDuration
      const moves = durations.split(',').some((text) => Number.parseFloat(text) > 0.01)
      return moves ? [`${element.tagName.toLowerCase()}.${element.className} moves`] : []
    }),
  )
}

/** WCAG 1.4.12: a person's own spacing of letters, words and lines. Gives what it cuts off. */
export async function findCutText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
    )
    document.adoptedStyleSheets = [sheet]
    const { scrollWidth, clientWidth } = document.documentElement
    const cut = [...document.querySelectorAll<HTMLElement>('button, nav a, h1, h2')]
      .filter((element) => element.checkVisibility())
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .map((element) => `cut off: ${element.textContent?.trim().slice(0, 40)}`)
    document.adoptedStyleSheets = []
    return scrollWidth > clientWidth + 1
      ? [...cut, `${scrollWidth - clientWidth} px too wide with spaced text`]
      : cut
  })
}

/** Gives where the focus is, and whether a bar covers it. */
export function readFocus(page: Page): Promise<{ name: string; covered: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return { name: 'nothing', covered: false }
    const { left, top, width, height } = element.getBoundingClientRect()
    const seen = document.elementFromPoint(left + width / 2, top + height / 2)
    const label = element.closest('label')
    const covered =
      seen !== null &&
      !element.contains(seen) &&
      !seen.contains(element) &&
      label?.contains(seen) !== true
    const name =
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''
    return { name: `${element.tagName.toLowerCase()} ${name}`, covered }
  })
}
