import { describe, expect, test } from 'vitest'
import { readInvite, spaceCode } from '../../../src/features/join/invite-code.ts'

const HERE = 'https://promin.example'
const CODE = 'k7m2q9xw4d3aZZ-_y0T1u2'

describe('an invite pasted or scanned', () => {
  test.each([
    ['the code alone', CODE],
    ['the code with a line end', `\n ${CODE}\r\n`],
    ['the code read out in groups of four', spaceCode(CODE)],
    [
      'the code with spaces that nobody sees',
      `\u200B${CODE.slice(0, 5)}\u00AD${CODE.slice(5)}\uFEFF`,
    ],
    ['the link', `${HERE}/#/join/${CODE}`],
    ['the link with its server in capitals', `${HERE.toUpperCase()}/#/join/${CODE}`],
    ['the link with the path of the page', `${HERE}/index.html#/join/${CODE}`],
    [
      'a whole message with the link in it',
      `Олено, ваш код: ${HERE}/#/join/${CODE}. Дійсний 48 год.`,
    ],
    ['the link in angle brackets', `<${HERE}/#/join/${CODE}>`],
    ['the end of the link only', `#/join/${CODE}`],
    ['a hyphen that a keyboard made pretty', CODE.replace('-', '\u2011')],
  ])('%s is read', (_, text) => {
    expect(readInvite(text, HERE)).toEqual({ tag: 'code', code: CODE })
  })

  test('two hyphens that iPhone turned into a dash are read as two hyphens', () => {
    expect(readInvite('abcdefgh\u2014ijklmnop', HERE)).toEqual({
      tag: 'code',
      code: 'abcdefgh--ijklmnop',
    })
  })

  test('a link to another server is not sent to this one', () => {
    expect(readInvite(`https://other.example/#/join/${CODE}`, HERE)).toEqual({
      tag: 'elsewhere',
      link: `https://other.example/#/join/${CODE}`,
    })
  })

  test.each([
    ['a web address', 'https://promin.example/'],
    ['a link cut short', `${HERE}/#/join/k7m2`],
    ['a phone number', '+380 44 123 45 67'],
    ['a sentence', 'Попросіть код у координатора'],
    ['a QR of something else', 'WIFI:S:Hospital;T:WPA;P:12345678;;'],
  ])('%s is not taken for a code', (_, text) => {
    expect(readInvite(text, HERE)).toEqual({ tag: 'unreadable' })
  })

  test('nothing is told apart from a wrong code', () => {
    expect(readInvite('  \n', HERE)).toEqual({ tag: 'empty' })
  })
})
