import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { preact } from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { makeSprite } from './scripts/icon-sprite.mjs'
import { ICON_NAMES } from './src/ui/icon-names.ts'

// Read by page and worker through import.meta.env. The same sources make the same build: a worker
// that differs only in the hour at which it was built would be downloaded by every phone.
process.env.VITE_BUILT_AT ??= String(lastCommitAt() ?? Date.now())
process.env.VITE_VERSION ??= versionOf('package.json')

type Modules = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null
}

/** City hall's parts: no phone of a field worker downloads them, see sw/kept-parts.ts. */
const OFFICE: readonly (readonly [name: string, modules: RegExp])[] = [
  [
    'office-exports',
    /src\/(features\/exports|i18n\/city-hall|state\/city-hall|exports\/(write-export|.*-table|place-out|table|csv|json|geojson))/,
  ],
  [
    'office-assessments',
    /src\/(features\/assessments|state\/(assessments|document-places)|ui\/document\.css|domain\/views\/assessment|i18n\/document-words|exports\/assessment-table)/,
  ],
  [
    'office-reports',
    /src\/(features\/reports|domain\/views\/(use-report|sum-money)|i18n\/use-report|state\/proof-photos)/,
  ],
  ['office-words-pl', /src\/i18n\/document\/(phrases-)?pl\.json/],
  ['office-words-de', /src\/i18n\/document\/(phrases-)?de\.json/],
  ['office-words-et', /src\/i18n\/document\/(phrases-)?et\.json/],
  ['office-words', /src\/i18n\/document\//],
  ['office-state', /src\/state\/(overview|phones)\./],
  ['office-triage', /src\/features\/needs\/(use-)?triage/],
  [
    'office-overview',
    /src\/(features\/overview\/|domain\/views\/overview\/|state\/(map-areas|news)|platform\/events)/,
  ],
  ['office-people', /src\/(features\/(people|partners)\/|state\/partner|domain\/replica\/partner)/],
]
const SHARED = /src\/(ui|state|i18n|domain\/(views|records|base))\//
/** Forms and cards of a section in one file each: small files compress worse. The lists stay apart:
 *  they are opened first, and must open at once. So do the styles, which the lists import as well. */
const SECTIONS = [
  [
    'aid-forms',
    /src\/features\/aid\/(?!aid-(screen|parts|row|list|filter|conditions|words|steps)|use-aids|unfinished|days|report-words|spot-words|.*\.css)/,
  ],
  [
    'need-forms',
    /src\/features\/needs\/(?!needs-screen|need-(row|list|filter|conditions|decisions|day)|use-needs|found-needs|unfinished|urgency|.*\.css)/,
  ],
  [
    'outage-forms',
    /src\/features\/outages\/(outage-(form|draft|asks|details|times|screen|facts|doubles|end|point)|kept|where|record-story|use-outage-|plan-form|plan-draft)/,
  ],
] as const
/** What sends and receives: after the first screen, in one file. */
const ENGINE = /src\/(sync\/(engine|run|batch|pace|search|apart|verdict)|storage\/settle)/
/** In this order: what the first screen is drawn by, and then the store, which it needs at once. */
const FIRST_LOAD = [
  ['first', new URL('./src/main.tsx', import.meta.url).pathname],
  ['store', new URL('./src/device.ts', import.meta.url).pathname],
] as const
const firstLoad = new Map<string, ReadonlySet<string>>()

/** Gives one name to every module that main.tsx imports, directly or not, without `import()`, and one
 *  to the others that device.ts imports. */
function nameFirstLoad(id: string, modules: Modules): string | null {
  for (const [name, start] of FIRST_LOAD) {
    if (!firstLoad.has(name)) firstLoad.set(name, collectImports(start, modules, new Set()))
    if (firstLoad.get(name)?.has(id)) return name
  }
  return null
}

function collectImports(id: string, modules: Modules, found: Set<string>): ReadonlySet<string> {
  if (found.has(id)) return found
  found.add(id)
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? [])
    collectImports(imported, modules, found)
  return found
}

function nameOffice(id: string): string | null {
  return OFFICE.find(([, modules]) => modules.test(id))?.[0] ?? null
}

const KEPT_APART = /^assets\/(office|en|decode)-/

/** No part that every phone has may import one that it need not have: without a network neither would
 *  run. A browser that keeps files of its own hides it, until it drops them. */
function guardPrecache(): Plugin {
  return {
    name: 'promin-guard-precache',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || KEPT_APART.test(chunk.fileName)) continue
        const missing = chunk.imports.find((file) => KEPT_APART.test(file))
        // The door to a screen of city hall holds nothing else.
        if (missing !== undefined && Object.keys(chunk.modules).length > 0)
          this.error(
            `${chunk.fileName} is kept by every phone, and imports ${missing}, which is not`,
          )
      }
    },
  }
}

/** Writes down which files phones of city hall, and those that read English, keep; see sw/kept-parts.ts. */
function listKeptParts(): Plugin {
  return {
    name: 'promin-kept-parts',
    generateBundle(_, bundle) {
      const list = (fileName: string, parts: readonly string[]) => {
        const source = JSON.stringify(parts.toSorted().map((file) => `/${file}`))
        this.emitFile({ type: 'asset', fileName, source })
      }
      const filesOf = (start: string) =>
        Object.keys(bundle).filter((file) => file.startsWith(start))
      list('office.json', [...filesOf('assets/office-'), 'geo/points.json'])
      list('english.json', filesOf('assets/en-'))
    },
  }
}

function versionOf(file: string): string {
  const found = /"version":\s*"([^"]+)"/.exec(readFileSync(file, 'utf8'))
  return found?.[1] ?? ''
}

function lastCommitAt(): number | undefined {
  try {
    const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' })
    return Number(seconds) * 1000
  } catch {
    // A copy without its history.
    return undefined
  }
}

/** Fetches the store's code beside the first screen's, which asks for it when it is drawn. */
function preloadStore(): Plugin {
  return {
    name: 'promin-preload-store',
    transformIndexHtml: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => file.startsWith('assets/store-'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        })),
  }
}

/** Puts the icons into the page; see scripts/icon-sprite.mjs. */
function inlineSprite(): Plugin {
  return {
    name: 'promin-sprite',
    transformIndexHtml: (html) => html.replace('<!-- sprite -->', makeSprite(ICON_NAMES)),
  }
}

export default defineConfig({
  plugins: [
    preact(),
    inlineSprite(),
    preloadStore(),
    listKeptParts(),
    guardPrecache(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      // Registered by src/app/update.ts, because a new version waits for the person.
      injectRegister: null,
      // Two static manifests in public/, one for each language.
      manifest: false,
      injectManifest: {
        rollupFormat: 'iife',
        // No manifests and no PNG icons: the system fetches those itself, and never offline.
        globPatterns: ['**/*.{html,js,css,svg}'],
        // City hall's parts and the English words, see sw/kept-parts.ts. The partner's page is the
        // server's. The reader of QR codes serves
        // joining alone, and nobody joins without a network.
        globIgnores: ['**/decode-*.js', 'partner.css', 'assets/office-*', 'assets/en-*'],
      },
    }),
  ],
  // Its modern build: 9 kB less to parse, and no wrapper around a CommonJS file.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: ['chrome102', 'safari16.4', 'firefox115'],
    modulePreload: { polyfill: false },
    // All that the first screen imports in one file, and what three or more of the other screens
    // share in another: small files compress worse and come one by one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: nameFirstLoad, priority: 2 },
            { name: 'engine', test: ENGINE, priority: 3 },
            { name: nameOffice, priority: 2 },
            ...SECTIONS.map(([name, test]) => ({ name, test, priority: 1 })),
            { name: 'shared', test: SHARED, minShareCount: 2, priority: 1 },
          ],
          includeDependenciesRecursively: false,
        },
      },
    },
    // A file, never a data: address: the content security policy allows none.
    assetsInlineLimit: 0,
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        // All but one count for city hall; everybody takes photos.
        entryFileNames: ({ name }) =>
          name.startsWith('photo') ? 'assets/[name]-[hash].js' : 'assets/office-[name]-[hash].js',
        chunkFileNames: 'assets/office-[name]-[hash].js',
      },
    },
  },
  server: { proxy: { '/api': process.env.PROMIN_API ?? 'http://localhost:8080' } },
})
