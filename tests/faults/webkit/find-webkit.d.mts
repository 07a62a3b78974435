export function findWebkit():
  | { readonly driver: string; readonly screen: string; readonly browser: string }
  | undefined
