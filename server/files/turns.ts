/** One at a time for each upload. A phone that comes back on another network does not wait for its
 *  own old connection, which may be dead without knowing it: the newer request ends the older one. */
export class Turns {
  readonly #last = new Map<
    string,
    { readonly end: AbortController; readonly done: Promise<void> }
  >()

  take<T>(id: string, job: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const previous = this.#last.get(id)
    previous?.end.abort()
    const end = new AbortController()
    const result = (previous?.done ?? Promise.resolve()).then(() => job(end.signal))
    const turn = { end, done: result.then(ignore, ignore) }
    this.#last.set(id, turn)
    return result.finally(() => {
      if (this.#last.get(id) === turn) this.#last.delete(id)
    })
  }
}

function ignore(): void {}
