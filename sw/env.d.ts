/// <reference lib="webworker" />

interface ImportMetaEnv {
  /** When this version was built, in milliseconds. */
  readonly VITE_BUILT_AT: string
  readonly VITE_VERSION: string
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}
