// Addresses and their screens. The first screen is part of the first load; the others come when they
// are first shown, or from the service worker's cache.

import { TodayScreen } from '../features/today/today-screen.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import type { RouteRule } from './route-table.ts'

export const SCREENS = {
  today: TodayScreen,
  ownRecords: lazyScreen(
    async () => (await import('../features/today/own-records-screen.tsx')).OwnRecordsScreen,
  ),
  overview: lazyScreen(
    async () => (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
  ),
  assessments: lazyScreen(
    async () => (await import('../features/assessments/assessments-screen.tsx')).AssessmentsScreen,
  ),
  partners: lazyScreen(
    async () => (await import('../features/partners/partners-screen.tsx')).PartnersScreen,
  ),
  reports: lazyScreen(
    async () => (await import('../features/reports/reports-screen.tsx')).ReportsScreen,
  ),
  exports: lazyScreen(
    async () => (await import('../features/exports/export-screen.tsx')).ExportScreen,
  ),
  needs: lazyScreen(async () => (await import('../features/needs/needs-screen.tsx')).NeedsScreen),
  needForm: lazyScreen(
    async () => (await import('../features/needs/need-form-screen.tsx')).NeedFormScreen,
  ),
  need: lazyScreen(async () => (await import('../features/needs/need-screen.tsx')).NeedScreen),
  outages: lazyScreen(
    async () => (await import('../features/outages/outages-screen.tsx')).OutagesScreen,
  ),
  outagePlace: lazyScreen(
    async () => (await import('../features/outages/place-screen.tsx')).PlaceScreen,
  ),
  outageForm: lazyScreen(
    async () => (await import('../features/outages/outage-form-screen.tsx')).OutageFormScreen,
  ),
  outage: lazyScreen(
    async () => (await import('../features/outages/outage-screen.tsx')).OutageScreen,
  ),
  aid: lazyScreen(async () => (await import('../features/aid/aid-screen.tsx')).AidScreen),
  aidReceive: lazyScreen(
    async () => (await import('../features/aid/aid-receive-screen.tsx')).AidReceiveScreen,
  ),
  aidGive: lazyScreen(
    async () => (await import('../features/aid/aid-give-screen.tsx')).AidGiveScreen,
  ),
  aidRecord: lazyScreen(
    async () => (await import('../features/aid/aid-record-screen.tsx')).AidRecordScreen,
  ),
  menu: lazyScreen(async () => (await import('../features/settings/menu-screen.tsx')).MenuScreen),
  help: lazyScreen(async () => (await import('../features/settings/help-screen.tsx')).HelpScreen),
  about: lazyScreen(
    async () => (await import('../features/settings/about-screen.tsx')).AboutScreen,
  ),
  install: lazyScreen(
    async () => (await import('../features/settings/install-screen.tsx')).InstallScreen,
  ),
  people: lazyScreen(
    async () => (await import('../features/people/people-screen.tsx')).PeopleScreen,
  ),
  places: lazyScreen(
    async () => (await import('../features/places/facilities-screen.tsx')).FacilitiesScreen,
  ),
  donors: lazyScreen(
    async () => (await import('../features/donors/donors-screen.tsx')).DonorsScreen,
  ),
  siteLog: lazyScreen(
    async () => (await import('../features/site-log/site-log-screen.tsx')).SiteLogScreen,
  ),
  join: lazyScreen(async () => (await import('../features/join/join-screen.tsx')).JoinScreen),
  sending: lazyScreen(
    async () => (await import('../features/sending/sending-screen.tsx')).SendingScreen,
  ),
} as const

type ScreenName = keyof typeof SCREENS

export const ROUTES: readonly RouteRule<ScreenName>[] = [
  { pattern: 'today', screen: 'today', tab: 'today' },
  { pattern: 'today/mine', screen: 'ownRecords', tab: 'today' },
  { pattern: 'overview/*', screen: 'overview', tab: 'today' },
  { pattern: 'assessments', screen: 'assessments', tab: 'today' },
  { pattern: 'assessments/new', screen: 'assessments', form: true },
  { pattern: 'assessments/:id', screen: 'assessments', tab: 'today' },
  { pattern: 'partners', screen: 'partners', tab: 'today' },
  { pattern: 'partners/new', screen: 'partners', form: true },
  { pattern: 'reports', screen: 'reports', tab: 'today' },
  { pattern: 'reports/humanitarian', screen: 'reports', tab: 'today' },
  { pattern: 'exports', screen: 'exports', tab: 'today' },
  { pattern: 'needs', screen: 'needs', tab: 'needs' },
  { pattern: 'needs/new', screen: 'needForm', form: true },
  { pattern: 'needs/:id', screen: 'need', tab: 'needs' },
  { pattern: 'needs/:id/edit', screen: 'needForm', form: true },
  { pattern: 'power', screen: 'outages', tab: 'power' },
  { pattern: 'power/new', screen: 'outageForm', form: true },
  { pattern: 'power/at/:spot', screen: 'outagePlace', tab: 'power' },
  { pattern: 'power/at/:spot/plan', screen: 'outagePlace', form: true },
  { pattern: 'power/:id', screen: 'outage', tab: 'power' },
  { pattern: 'power/:id/edit', screen: 'outageForm', form: true },
  { pattern: 'aid', screen: 'aid', tab: 'aid' },
  { pattern: 'aid/receive', screen: 'aidReceive', form: true },
  { pattern: 'aid/give', screen: 'aidGive', form: true },
  { pattern: 'aid/:id/*', screen: 'aidRecord', tab: 'aid' },
  { pattern: 'menu', screen: 'menu', tab: 'menu' },
  { pattern: 'menu/help', screen: 'help', tab: 'menu' },
  { pattern: 'menu/about', screen: 'about', tab: 'menu' },
  { pattern: 'menu/install', screen: 'install', tab: 'menu' },
  { pattern: 'menu/people', screen: 'people', tab: 'menu' },
  { pattern: 'menu/people/*', screen: 'people', form: true },
  { pattern: 'menu/places', screen: 'places', tab: 'menu' },
  { pattern: 'menu/places/*', screen: 'places', form: true },
  { pattern: 'menu/donors', screen: 'donors', tab: 'menu' },
  { pattern: 'menu/donors/*', screen: 'donors', form: true },
  { pattern: 'site-log', screen: 'siteLog', tab: 'menu' },
  { pattern: 'site-log/key', screen: 'siteLog', form: true },
  { pattern: 'sending/problem/:stamp', screen: 'sending', form: true },
  { pattern: 'sending/*', screen: 'sending' },
  { pattern: 'join/*', screen: 'join', form: true },
]
