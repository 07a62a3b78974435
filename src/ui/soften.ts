/** A name may hold a word that no narrow phone has room for: where nothing else helps it is broken, with a
 *  hyphen. */
export function soften(title: string): string {
  return title.replace(/[\p{L}\p{N}]{14,}/gu, (word) => word.replace(/.{9}(?=.{3})/gu, '$&\u00AD'))
}
