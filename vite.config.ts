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

const SHARED = /src\/(ui|state|i18n|domain\/(views|records|base))\//
/** What sends and receives: after the first screen, in one file. */
const ENGINE = /src\/(sync\/(engine|run|batch|pace|search|apart|verdict)|storage\/settle)/
const MAIN = new URL('./src/main.tsx', import.meta.url).pathname
let firstLoad: ReadonlySet<string> | undefined

/** Gives the one name to every module that main.tsx imports, directly or not, without `import()`. */
function nameFirstLoad(id: string, modules: Modules): string | null {
  firstLoad ??= collectImports(MAIN, modules, new Set())
  return firstLoad.has(id) ? 'first' : null
}

function collectImports(id: string, modules: Modules, found: Set<string>): ReadonlySet<string> {
  if (found.has(id)) return found
  found.add(id)
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? [])
    collectImports(imported, modules, found)
  return found
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
        // The reader of QR codes serves joining alone, and nobody joins without a network.
        globIgnores: ['**/decode-*.js'],
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
            { name: 'shared', test: SHARED, minShareCount: 3, priority: 1 },
          ],
          includeDependenciesRecursively: false,
        },
      },
    },
    // A file, never a data: address: the content security policy allows none.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': process.env.PROMIN_API ?? 'http://localhost:8080' } },
})
