// Ukrainian names in Latin letters, by resolution 55 of the Cabinet of Ministers of 27.01.2010. The
// codifier gives no English names of villages.

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
}
const AT_THE_START: Readonly<Record<string, string>> = {
  є: 'ye',
  ї: 'yi',
  й: 'y',
  ю: 'yu',
  я: 'ya',
}

/** Writes a Ukrainian name in Latin letters; what is no Ukrainian letter stays as it is. */
export function romanise(name: string): string {
  return name
    .replace(/['’ʼ]/g, '')
    .replace(/зг/g, 'zgh')
    .replace(/Зг/g, 'Zgh')
    .replace(/(?<!\p{L})[єїйюяЄЇЙЮЯ]/gu, (letter) => inCase(letter, AT_THE_START))
    .replace(/[а-яєіїґА-ЯЄІЇҐ]/g, (letter) => inCase(letter, LETTERS))
}

function inCase(letter: string, table: Readonly<Record<string, string>>): string {
  const small = letter.toLowerCase()
  const latin = table[small] ?? letter
  return letter === small ? latin : latin.slice(0, 1).toUpperCase() + latin.slice(1)
}
