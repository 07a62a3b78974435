// The answer to "what is in the bucket" is XML. Of it we want names that we gave ourselves and times, which
// hold nothing that XML would have to write in another way, and a word to go on with.

export type Listing = {
  readonly entries: readonly { readonly sha256: string; readonly at: number }[]
  /** Where there is more. */
  readonly next: string | undefined
}

const ENTRY = /<Contents>(.*?)<\/Contents>/gs
const KEY = /<Key>[0-9a-z]{12}\/[0-9a-f]{2}\/([0-9a-f]{64})<\/Key>/
const AT = /<LastModified>([^<]+)<\/LastModified>/
const NEXT = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/

/** Gives the files of one page; what has another name than a file's is not ours, and left out. */
export function readListing(xml: string): Listing {
  const entries = [...xml.matchAll(ENTRY)].flatMap(([, entry = '']) => {
    const [sha256, at] = [KEY.exec(entry)?.[1], AT.exec(entry)?.[1]]
    return sha256 === undefined || at === undefined ? [] : [{ sha256, at: Date.parse(at) }]
  })
  const [, next] = NEXT.exec(xml) ?? []
  return { entries, next: next === undefined ? undefined : unescape(next) }
}

/** Decimal and hexadecimal numbers of letters, and the five names that XML knows. */
function unescape(text: string): string {
  return text.replace(/&(#?\w+);/g, (all, name: string) => {
    const number = /^#(x?)([0-9a-f]+)$/i.exec(name)
    if (number === null) return NAMES.get(name) ?? all
    return String.fromCodePoint(Number.parseInt(number[2] ?? '', number[1] === '' ? 10 : 16))
  })
}

const NAMES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))
