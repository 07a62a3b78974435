/** Gives a text as every database can hold it: PostgreSQL takes all characters but NUL. */
export function storable(text: string): string {
  return text.replaceAll('\0', '')
}
