/** Gives the link of an invite. The code is in the fragment, so that no log of a server sees it. */
export function inviteUrl(publicUrl: string, code: string): string {
  return `${publicUrl}/#/join/${code}`
}
