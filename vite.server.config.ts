// Bundles the server into one program, dist/server/promin.js. Packages stay outside: one of them is
// a native addon, and an administrator can see in node_modules what runs.

import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'))

export default defineConfig({
  define: { PROMIN_VERSION: JSON.stringify(version) },
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: { promin: 'server/main.ts', 'push-worker': 'server/sync/push-worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', format: 'es' },
    },
  },
})
