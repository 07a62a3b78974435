// Under `require-trusted-types-for 'script'` a worker's address must come from a named policy.
// https://developer.mozilla.org/docs/Web/API/Trusted_Types_API

const WORKER_URL = '/sw.js'

type PolicyFactory = {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string }
}

/** Gives the worker's address in the form that this browser wants. */
export function trustedWorkerUrl(): string {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes')
  if (!isPolicyFactory(factory)) return WORKER_URL
  try {
    const policy = factory.createPolicy('app', { createScriptURL: () => WORKER_URL })
    return policy.createScriptURL(WORKER_URL)
  } catch {
    // The policy exists already, or this page's rules name none: then none is needed.
    return WORKER_URL
  }
}

function isPolicyFactory(found: unknown): found is PolicyFactory {
  return typeof found === 'object' && found !== null && 'createPolicy' in found
}
