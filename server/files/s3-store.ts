// Files in storage that speaks S3: for several processes, or where a city's disk is not the machine's.
// One PUT is atomic there, so a file is under its name when it is whole.

import { AwsClient } from 'aws4fetch'
import { FileStoreTrouble, nameOf, type FileRef, type FileStore } from './file-store.ts'

export type S3Settings = {
  /** `https://s3.example.org`, without the bucket. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKey: string
  readonly secretKey: string
}

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
  const ask = async (method: 'GET' | 'HEAD' | 'PUT', ref: FileRef, body?: Uint8Array) => {
    const url = `${settings.endpoint}/${settings.bucket}/${nameOf(ref)}`
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
  const has = async (ref: FileRef) => {
    const answer = await ask('HEAD', ref)
    if (answer.ok) return true
    if (answer.status === 404) return false
    throw refuse(answer)
  }
  return {
    has,
    get: async (ref) => {
      const answer = await ask('GET', ref)
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
      if (answer.status === 404) return undefined
      throw refuse(answer)
    },
    put: async (ref, bytes) => {
      if (await has(ref)) return
      const answer = await ask('PUT', ref, bytes)
      if (!answer.ok) throw refuse(answer)
    },
  }
}
