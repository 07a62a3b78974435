// Bundles the server into one program, dist/server/promin.js. Packages stay outside: one of them is
// a native addon, and an administrator can see in node_modules what runs.

import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'))

export default defineConfig({
  define: { PROMIN_VERSION: JSON.stringify(version) },
  publicDir: false,
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'promin.js', format: 'es' } },
  },
})
