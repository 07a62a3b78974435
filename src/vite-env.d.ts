interface ImportMetaEnv {
  /** When the sources of this build were committed, in milliseconds; see vite.config.ts. */
  readonly VITE_BUILT_AT: string
  readonly VITE_VERSION: string
}
