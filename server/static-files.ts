// The built app, held in memory with its compressed twins (scripts/compress.mjs writes them). Only
// what was found in the folder at the start has an address, so no path can lead out of it.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

export type StaticFile = {
  readonly type: string
  readonly etag: string
  readonly body: Buffer<ArrayBuffer>
  readonly br: Buffer<ArrayBuffer> | undefined
  readonly gzip: Buffer<ArrayBuffer> | undefined
}

/** By path from the root of the site, without the first slash. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

export function loadStaticFiles(folder: string): StaticFiles {
  if (!existsSync(folder)) return new Map()
  const names = listFiles(folder, '').filter((name) => !/\.(?:br|gz|map)$/.test(name))
  return new Map(names.map((name) => [name, loadFile(join(folder, name))]))
}

function listFiles(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix)).flatMap((name) => {
    const path = prefix === '' ? name : `${prefix}/${name}`
    return statSync(join(folder, path)).isDirectory() ? listFiles(folder, path) : [path]
  })
}

function loadFile(file: string): StaticFile {
  const body = readFileSync(file)
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 20)
  return {
    type: TYPES[extname(file)] ?? 'application/octet-stream',
    etag: `"${digest}"`,
    body,
    br: readTwin(`${file}.br`),
    gzip: readTwin(`${file}.gz`),
  }
}

function readTwin(file: string): Buffer<ArrayBuffer> | undefined {
  return existsSync(file) ? readFileSync(file) : undefined
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
