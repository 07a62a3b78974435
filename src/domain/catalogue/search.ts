// Search as people type: any case, any apostrophe, г for ґ, е for є, і for ї, a Latin letter that looks
// Cyrillic, a word of the street («буржуйка») for the catalogue's. [SE1-SE3]

export type SearchEntry = {
  readonly id: string
  readonly name: string
  readonly synonyms: readonly string[]
}

export type SearchHit = {
  readonly id: string
  /** The synonym by which it was found, where its own name does not match. */
  readonly foundBy: string | undefined
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}

/** Gives the form in which two spellings of one word are equal. */
export function foldText(text: string): string {
  return text
    .toLocaleLowerCase('uk')
    .normalize('NFC')
    .replace(/['’ʼ`´ʹ]/g, '')
    .replace(/ґ/g, 'г')
    .replace(/[єё]/g, 'е')
    .replace(/ї/g, 'і')
    .replace(/№\s*/g, '№')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Gives the entries that hold every word of the query: names before synonyms, beginnings before
 *  middles, else in the order given. An empty query gives none. */
export function searchEntries(
  entries: readonly SearchEntry[],
  query: string,
): readonly SearchHit[] {
  const wanted = readQuery(query)
  if (wanted.length === 0) return []
  const hits: { rank: number; hit: SearchHit }[] = []
  for (const entry of entries) {
    const own = rankText(foldText(entry.name), wanted)
    if (own !== undefined) {
      hits.push({ rank: own, hit: { id: entry.id, foundBy: undefined } })
      continue
    }
    const synonym = entry.synonyms.find((word) => rankText(foldText(word), wanted) !== undefined)
    if (synonym !== undefined) hits.push({ rank: 3, hit: { id: entry.id, foundBy: synonym } })
  }
  return hits.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit)
}

/** Gives how well a folded text fits what is looked for; undefined where it does not.
 *  0: it begins so; 1: each word begins a word; 2: it is in the middle. */
export function rankText(folded: string, wanted: readonly string[]): number | undefined {
  const ranks = wanted.map((query) => rank(folded, query)).filter((found) => found !== undefined)
  return ranks.length === 0 ? undefined : Math.min(...ranks)
}

/** True where a text holds every word of what is looked for; nothing looked for fits all. */
export function fitsQuery(text: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || rankText(foldText(text), wanted) !== undefined
}

function rank(text: string, query: string): number | undefined {
  if (text.startsWith(query)) return 0
  const words = text.split(/[\s(),/-]+/)
  const parts = query.split(' ')
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 1
  return parts.every((part) => text.includes(part)) ? 2 : undefined
}

/** Gives the query as typed, and with Latin look-alikes read as Cyrillic («cвічка» with a Latin c). */
export function readQuery(query: string): readonly string[] {
  const folded = foldText(query)
  if (folded === '') return []
  const cyrillic = folded.replace(/[abcehikmoptxy]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
  const mixed = /[а-яіїєґ]/.test(folded) && cyrillic !== folded
  return mixed ? [folded, cyrillic] : [folded]
}
