import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave } from '../../src/state/autosave.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function openForm() {
  const written: string[] = []
  return { written, form: createAutosave<string>((values) => written.push(values)) }
}

test('a form that is typed into without a pause is still written down every 300 ms', () => {
  const { written, form } = openForm()
  for (let length = 1; length <= 12; length++) {
    form.change('x'.repeat(length))
    vi.advanceTimersByTime(100)
  }
  expect(written.map((text) => text.length)).toEqual([3, 6, 9, 12])
})

test('what was typed last is written at once when the page is hidden, and only once', () => {
  const { written, form } = openForm()
  form.change('Вода')
  form.flush()
  form.flush()
  vi.advanceTimersByTime(1000)
  expect(written).toEqual(['Вода'])
})

test('a form that was saved leaves no draft behind', () => {
  const { written, form } = openForm()
  form.change('Вода')
  form.cancel()
  vi.advanceTimersByTime(1000)
  form.flush()
  expect(written).toEqual([])
})

test('a form that nobody touched writes nothing', () => {
  const { written, form } = openForm()
  expect(form.isTouched()).toBe(false)
  form.flush()
  expect(written).toEqual([])
  form.change('')
  expect(form.isTouched()).toBe(true)
})
