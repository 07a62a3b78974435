import { expect, test } from 'vitest'
import { makeOnce } from '../../src/state/save-step.ts'

test('a second press while the first is being written makes no second record', async () => {
  const once = makeOnce()
  const written: string[] = []
  let finish: () => void = () => undefined
  const disk = new Promise<void>((resolve) => (finish = resolve))
  const save = (name: string) =>
    once(async () => {
      await disk
      written.push(name)
      return name
    })
  const presses = [save('перший'), save('другий')]
  finish()
  expect(await Promise.all(presses)).toEqual(['перший', undefined])
  expect(written).toEqual(['перший'])
})

test('what failed can be tried again', async () => {
  const once = makeOnce()
  await expect(once(() => Promise.reject(new Error('full')))).rejects.toThrow('full')
  expect(await once(() => Promise.resolve('saved'))).toBe('saved')
})
