import { describe, expect, test } from 'vitest'
import { readShortcut } from '../../src/app/shortcut.ts'

describe('a shortcut of the home screen', () => {
  test.each([
    ['?do=power-off', { tag: 'power', do: 'power-off' }],
    ['?do=power-on', { tag: 'power', do: 'power-on' }],
    ['?do=need', { tag: 'form', hash: '#/needs/new' }],
    ['?do=receive', { tag: 'form', hash: '#/aid/receive' }],
    ['?do=delete', undefined],
    ['?utm_source=x', undefined],
    ['', undefined],
  ])('%s', (search, wanted) => {
    expect(readShortcut(search)).toEqual(wanted)
  })
})
