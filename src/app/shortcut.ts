// The shortcuts of the home screen: /?do=power-off and the like. A link that somebody sends must not
// write anything, so the first screen acts at once only where nobody but the home screen can have
// opened the address; otherwise it waits for a touch.

import { readSurroundings } from '../state/phone.ts'
import { askFor, type Intent } from '../state/intent.ts'
import { preferences } from '../state/preferences.ts'

const FIRST = '#/today'
const FORMS = { need: '#/needs/new', receive: '#/aid/receive' } as const

export type Shortcut =
  | { readonly tag: 'power'; readonly do: Intent['do'] }
  | { readonly tag: 'form'; readonly hash: string }

/** Reads what a shortcut asks for. */
export function readShortcut(search: string): Shortcut | undefined {
  const wanted = new URLSearchParams(search).get('do')
  switch (wanted) {
    case 'power-off':
    case 'power-on':
      return { tag: 'power', do: wanted }
    case 'need':
    case 'receive':
      return { tag: 'form', hash: FORMS[wanted] }
    case null:
    default:
      return undefined
  }
}

/** Takes the shortcut out of the address before anything else, so that a reload never repeats it, and
 *  gives an address without a route the first screen's. */
export function takeShortcut(): void {
  const shortcut = readShortcut(location.search)
  if (location.search === '' && location.hash !== '') return
  const mayAct = readSurroundings().standalone && document.referrer === '' && history.length === 1
  const hash =
    shortcut === undefined
      ? location.hash || (preferences.getState().office ? '#/overview' : FIRST)
      : hashOf(shortcut)
  history.replaceState(null, '', `${location.pathname}${hash}`)
  if (shortcut?.tag === 'power') askFor({ do: shortcut.do, mayAct })
}

function hashOf(shortcut: Shortcut): string {
  return shortcut.tag === 'power' ? FIRST : shortcut.hash
}
