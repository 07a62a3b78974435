/** Gives where something is in the shape that names are looked up by. */
export function whereOf(at: {
  readonly facility: string | undefined
  readonly place: string | undefined
}): { readonly facility?: string; readonly place?: string } {
  return {
    ...(at.facility === undefined ? {} : { facility: at.facility }),
    ...(at.place === undefined ? {} : { place: at.place }),
  }
}
