// SQLite has one writer at a time. The connections of this process pass a pen on between them: who has to
// wait for it leaves the processor to others, where one that finds the file locked would stop its whole thread.

export type Pen = {
  /** Gives what puts the pen down again, once all who asked before have done so. */
  readonly take: () => Promise<() => void>
}

export function createPen(): Pen {
  let last = Promise.resolve()
  return {
    take: async () => {
      const before = last
      let putDown = (): void => {}
      last = new Promise((resolve) => {
        putDown = resolve
      })
      await before
      return putDown
    },
  }
}
