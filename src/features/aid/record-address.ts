/** Gives the address that a QR code on paper leads to: any camera opens the record with it. */
export function recordAddress(id: string, rest = ''): string {
  return `${location.origin}/#/aid/${id}${rest}`
}
