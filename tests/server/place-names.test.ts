import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPlaceName } from '../../server/cli/place-names.ts'

const APP = join(import.meta.dirname, '..', '..', 'public')

test('the code of a hromada or a city is enough to know its name', () => {
  expect(findPlaceName(APP, 'UA46020030010069501')).toEqual({ uk: 'Дрогобич', en: 'Drohobych' })
  expect(findPlaceName(APP, 'UA46999999999999999')).toBeUndefined()
  expect(findPlaceName(APP, 'UA99999999999999999')).toBeUndefined()
  expect(findPlaceName(join(APP, 'nowhere'), 'UA46020030010069501')).toBeUndefined()
})
