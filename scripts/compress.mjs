// Writes a brotli and a gzip twin beside each file of the built app, so that the server has nothing
// to compress. Pictures are compressed already.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { ROOT } from './house.mjs'

const TEXT = /\.(?:html|js|css|json|svg|webmanifest|txt)$/
const MIN_BYTES = 200

for (const file of filesOf(join(ROOT, 'dist', 'app'))) {
  if (!TEXT.test(file)) continue
  const bytes = readFileSync(file)
  if (bytes.length < MIN_BYTES) continue
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}

function filesOf(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesOf(path) : [path]
  })
}
