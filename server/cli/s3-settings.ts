// Where photos go when it is not the data folder: all of it is said, or none.

import type { S3Settings } from '../files/s3-store.ts'
import { RefusedCommand } from './refused-command.ts'

const NAMES = {
  endpoint: 'PROMIN_S3_ENDPOINT',
  bucket: 'PROMIN_S3_BUCKET',
  accessKey: 'PROMIN_S3_ACCESS_KEY',
  secretKey: 'PROMIN_S3_SECRET_KEY',
} as const

const DEFAULT_REGION = 'us-east-1'

/** Gives undefined where nothing is said: photos lie in the data folder. What was given is never repeated. */
export function readS3Settings(env: NodeJS.ProcessEnv): S3Settings | undefined {
  const { endpoint, bucket, accessKey, secretKey } = {
    endpoint: env[NAMES.endpoint] ?? '',
    bucket: env[NAMES.bucket] ?? '',
    accessKey: env[NAMES.accessKey] ?? '',
    secretKey: env[NAMES.secretKey] ?? '',
  }
  const given = [endpoint, bucket, accessKey, secretKey].filter((value) => value !== '')
  if (given.length === 0) return undefined
  if (given.length < Object.keys(NAMES).length)
    throw new RefusedCommand(
      `Photos in S3 need all of ${Object.values(NAMES).join(', ')}. Unset them to keep photos in PROMIN_DATA.`,
    )
  if (!URL.canParse(endpoint) || !/^https?:\/\/[^/]+$/.test(endpoint.replace(/\/+$/, '')))
    throw new RefusedCommand(
      `${NAMES.endpoint} must be an address without a path: https://s3.example.org.`,
    )
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new RefusedCommand(`${NAMES.bucket} must be the name of a bucket.`)
  const region = env.PROMIN_S3_REGION ?? ''
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket,
    accessKey,
    secretKey,
    region: region === '' ? DEFAULT_REGION : region,
  }
}
