// Files in storage that speaks S3: for several processes, or where a city's disk is not the machine's.
// One PUT is atomic there, so a file is under its name when it is whole.

import { AwsClient } from 'aws4fetch'
import type { MunicipalityId } from '../store/schema.ts'
import { FileStoreTrouble, nameOf, STALE_MS, type FileRef, type FileStore } from './file-store.ts'
import { readListing } from './s3-listing.ts'

export type S3Settings = {
  /** `https://s3.example.org`, without the bucket. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKey: string
  readonly secretKey: string
}

type Method = 'GET' | 'HEAD' | 'PUT' | 'DELETE'

const TIMEOUT_MS = 30_000
/** Of what passes: the phone's own patience is longer than ours. */
const RETRIES = 2

export function createS3Store(settings: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
    region: settings.region,
    service: 's3',
    retries: RETRIES,
  })
  const root = `${settings.endpoint}/${settings.bucket}`
  const ask = async (method: Method, path: string, body?: Uint8Array) => {
    const url = `${root}/${path}`
    const init = {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/octet-stream' },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    }
    try {
      return await client.fetch(url, init)
    } catch (cause) {
      throw new FileStoreTrouble('the storage does not answer', { cause })
    }
  }
  const refuse = (answer: Response) => new FileStoreTrouble(`the storage answered ${answer.status}`)
  /** When a file was put, by the storage's clock; undefined where there is none. */
  const putAt = async (ref: FileRef) => {
    const answer = await ask('HEAD', nameOf(ref))
    if (answer.ok) return Date.parse(answer.headers.get('last-modified') ?? '')
    if (answer.status === 404) return undefined
    throw refuse(answer)
  }
  // One that does not say when it was put is young: it is neither sent again nor deleted.
  const isFresh = async (ref: FileRef) => {
    const at = await putAt(ref)
    return at !== undefined && !(at <= Date.now() - STALE_MS)
  }
  const list = async (municipality: MunicipalityId, token?: string) => {
    const query = new URLSearchParams({ 'list-type': '2', prefix: `${municipality}/` })
    if (token !== undefined) query.set('continuation-token', token)
    const answer = await ask('GET', `?${query.toString()}`)
    if (!answer.ok) throw refuse(answer)
    return readListing(await answer.text())
  }
  return {
    has: async (ref) => (await putAt(ref)) !== undefined,
    hasFresh: isFresh,
    get: async (ref) => {
      const answer = await ask('GET', nameOf(ref))
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
      if (answer.status === 404) return undefined
      throw refuse(answer)
    },
    put: async (ref, bytes) => {
      if (await isFresh(ref)) return
      const answer = await ask('PUT', nameOf(ref), bytes)
      if (!answer.ok) throw refuse(answer)
    },
    listOld: async (municipality, before) => {
      const old: string[] = []
      let page = await list(municipality)
      for (;;) {
        old.push(...page.entries.filter(({ at }) => at < before).map(({ sha256 }) => sha256))
        if (page.next === undefined) return old
        page = await list(municipality, page.next)
      }
    },
    removeOld: async (ref, before) => {
      const at = await putAt(ref)
      if (at === undefined || !(at < before)) return false
      const answer = await ask('DELETE', nameOf(ref))
      if (!answer.ok && answer.status !== 404) throw refuse(answer)
      return answer.ok
    },
  }
}
