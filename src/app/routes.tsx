// Addresses and their screens. The first screen is part of the first load; the others come when they
// are first shown, or from the service worker's cache.

import { TodayScreen } from '../features/today/today-screen.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import type { RouteRule } from './route-table.ts'

export const SCREENS = {
  today: TodayScreen,
  join: lazyScreen(async () => (await import('../features/join/join-screen.tsx')).JoinScreen),
  sending: lazyScreen(
    async () => (await import('../features/sending/sending-screen.tsx')).SendingScreen,
  ),
} as const

type ScreenName = keyof typeof SCREENS

export const ROUTES: readonly RouteRule<ScreenName>[] = [
  { pattern: 'today', screen: 'today', tab: 'today' },
  { pattern: 'sending/problem/:stamp', screen: 'sending', form: true },
  { pattern: 'sending/*', screen: 'sending' },
  { pattern: 'join/*', screen: 'join', form: true },
]
