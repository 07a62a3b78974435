// An invite arrives as a link, as a code, or inside a whole message that a messenger has wrapped,
// spaced and prettified. It works once, so it is read leniently and sent only when a person says so.

export type InviteReading =
  | { readonly tag: 'code'; readonly code: string }
  /** A link to a Promin of another server: to be opened there, not sent here. */
  | { readonly tag: 'elsewhere'; readonly link: string }
  | { readonly tag: 'empty' }
  | { readonly tag: 'unreadable' }

const CODE = /^[A-Za-z0-9_-]{16,200}$/
const LINK = /(?:(https?:\/\/[^\s/#<>"]+)[^\s#<>"]*)?#\/join\/([A-Za-z0-9_-]+)/i
const INVISIBLE = /[\s\u00AD\u200B-\u200F\u2060\uFEFF]/g

/** Gives the invite in a pasted or scanned text. `origin` is the address that this app came from. */
export function readInvite(text: string, origin: string): InviteReading {
  const plain = text.trim()
  if (plain === '') return { tag: 'empty' }
  const link = LINK.exec(withPlainDashes(plain))
  if (link !== null) return readLink(link, origin)
  const code = withPlainDashes(plain).replace(INVISIBLE, '')
  return CODE.test(code) ? { tag: 'code', code } : { tag: 'unreadable' }
}

/** Gives the code in groups of four, for reading aloud and comparing by eye; never to be sent. */
export function spaceCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code
}

function readLink(link: RegExpExecArray, origin: string): InviteReading {
  const [whole, server, code = ''] = link
  if (!CODE.test(code)) return { tag: 'unreadable' }
  return server === undefined || server.toLowerCase() === origin.toLowerCase()
    ? { tag: 'code', code }
    : { tag: 'elsewhere', link: whole }
}

/** Keyboards turn `-` into other hyphens and `--` into a dash. */
function withPlainDashes(text: string): string {
  return text.replace(/[\u2010-\u2013\u2212]/g, '-').replace(/\u2014/g, '--')
}
