// What a phone downloads, in brotli as the server sends it. The names of the files carry hashes, so
// the lists are read from what was built: the first load from index.html, the rest from the worker.

import { readFileSync } from 'node:fs'

const APP = 'dist/app'

function firstLoad() {
  const html = readFileSync(`${APP}/index.html`, 'utf8')
  const assets = [
    ...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\.?\/([^"]+\.(?:js|css))"/g),
  ]
  return ['index.html', ...new Set(assets.map((match) => match[1]))]
}

function precache() {
  const worker = readFileSync(`${APP}/sw.js`, 'utf8')
  const urls = [...worker.matchAll(/["']?url["']?:\s*["']([\w./-]+)["']/g)].map((match) => match[1])
  return [...new Set(['sw.js', ...urls])]
}

export const paths = (names) => names.map((name) => `${APP}/${name}`)

export default [
  { name: 'first load', path: paths(firstLoad()), limit: '80 KiB' },
  { name: 'precache, worker included', path: paths(precache()), limit: '300 KiB' },
]
