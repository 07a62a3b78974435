/** Gives a function that loads a part once. A failure is forgotten, so that the next who needs it tries
 *  again: the network may have been away. */
export function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
