// At most one banner, by this order. Having no network is no banner: it is how things are.

export type BannerTag = 'lost' | 'full' | 'low' | 'saver' | 'update' | 'join' | 'install'

export type BannerFacts = {
  /** Invitations stand on the first screen only: elsewhere a person has come for something. */
  readonly isFirstScreen: boolean
  /** The browser lost what was on this phone, and nobody has read of it yet. */
  readonly isLost: boolean
  readonly isFull: boolean
  /** So little is left that a few photos would fill it. */
  readonly isNearlyFull: boolean
  /** The battery is low and nobody has acknowledged it yet. */
  readonly isSaving: boolean
  readonly isUpdateWaiting: boolean
  /** The server has said that this version is too old to send. */
  readonly isTooOld: boolean
  readonly openForMs: number
  readonly isEnrolled: boolean
  readonly hasRecords: boolean
  readonly isInstallable: boolean
  readonly isInstallAsked: boolean
}

const LONG_OPEN_MS = 12 * 60 * 60 * 1000

/** Gives the banner to show. A waiting version is told of only where it would otherwise wait too long. */
export function chooseBanner(facts: BannerFacts): BannerTag | undefined {
  if (facts.isLost) return 'lost'
  if (facts.isFull) return 'full'
  if (facts.isSaving) return 'saver'
  if (facts.isUpdateWaiting && (facts.isTooOld || facts.openForMs > LONG_OPEN_MS)) return 'update'
  if (!facts.isFirstScreen) return undefined
  if (facts.isNearlyFull) return 'low'
  if (!facts.isEnrolled) return 'join'
  if (facts.hasRecords && facts.isInstallable && !facts.isInstallAsked) return 'install'
  return undefined
}
