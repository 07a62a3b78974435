// The server's side of photos in memory: tus 1.0 in one page. What is whole is kept under the hash of
// its bytes; what is on its way is gone after a restore, as is what came after the backup.

import { createHash } from 'node:crypto'
import type { Enrolment } from '../../src/sync/ports.ts'
import { problemReply, type FileLetter, type FileReply, type FleetServer } from './fleet-server.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Begun = {
  readonly token: string
  readonly sha256: string
  readonly size: number
  readonly bytes: Bytes
}
type Data = {
  readonly files: ReadonlyMap<string, Bytes>
  /** By token: true while it may speak. */
  readonly devices: ReadonlyMap<string, boolean>
}

/** Where sabotage may put another rule in place of the right one. */
export type FileRules = {
  /** Keeps what has come without looking at its hash. */
  readonly isTrusting: boolean
}

const TUS = { 'Tus-Resumable': '1.0.0' } as const

export type WithoutFiles = Omit<FleetServer, 'file' | 'holdsFile' | 'begun'>

/** Adds photos to a double of the protocol that knows of none. */
export function withFiles(server: WithoutFiles, rules: Partial<FileRules>): FleetServer {
  const desk = new Desk(rules)
  return {
    ...server,
    enrol: async (name) => desk.welcome(await server.enrol(name)),
    revoke: async (enrolment) => {
      desk.refuse(enrolment)
      await server.revoke(enrolment)
    },
    file: async (letter) => desk.answer(letter),
    holdsFile: async (sha256) => desk.holds(sha256),
    begun: async (token, sha256) => desk.begun(token, sha256),
    backup: () => {
      desk.backup()
      server.backup()
    },
    restore: async () => {
      desk.restore()
      await server.restore()
    },
  }
}

class Desk {
  #data: Data = { files: new Map(), devices: new Map() }
  #kept: Data = this.#data
  readonly #begun = new Map<string, Begun>()
  #made = 0
  readonly #rules: Partial<FileRules>

  constructor(rules: Partial<FileRules>) {
    this.#rules = rules
  }

  welcome(enrolment: Enrolment): Enrolment {
    this.#stand(enrolment.token, true)
    return enrolment
  }

  refuse({ token }: Enrolment): void {
    this.#stand(token, false)
  }

  backup(): void {
    this.#kept = this.#data
  }

  restore(): void {
    this.#data = this.#kept
    this.#begun.clear()
  }

  holds(sha256: string): boolean {
    const bytes = this.#data.files.get(sha256)
    return bytes !== undefined && hashOf(bytes) === sha256
  }

  begun(token: string, sha256: string): number {
    const own = [...this.#begun.values()].filter(
      (one) => one.token === token && one.sha256 === sha256,
    )
    return Math.max(0, ...own.map(({ bytes }) => bytes.length))
  }

  answer(letter: FileLetter): FileReply {
    const standing = this.#data.devices.get(letter.token)
    if (standing === undefined) return say(401, 'unknown_device')
    if (!standing) return say(403, 'revoked')
    if (letter.method === 'POST') return this.#start(letter)
    const id = letter.path.split('/').at(-1) ?? ''
    const begun = this.#begun.get(id)
    if (begun?.token !== letter.token) return say(404, 'not_found')
    if (letter.method === 'HEAD') return tell(200, begun.bytes.length)
    return this.#append(id, begun, letter)
  }

  #start({ token, headers }: FileLetter): FileReply {
    const size = Number(headers.get('Upload-Length'))
    const sha256 = atob(headers.get('Upload-Metadata')?.split(/[ ,]/)[1] ?? '')
    if (this.#data.files.has(sha256)) return tell(201, size, sha256)
    const id = `u${this.#made++}`
    this.#begun.set(id, { token, sha256, size, bytes: new Uint8Array() })
    return tell(201, 0, id)
  }

  #append(id: string, begun: Begun, { headers, body }: FileLetter): FileReply {
    if (Number(headers.get('Upload-Offset')) !== begun.bytes.length) return say(409, 'wrong_offset')
    const bytes = new Uint8Array(Buffer.concat([begun.bytes, body]))
    this.#begun.set(id, { ...begun, bytes })
    if (bytes.length < begun.size) return tell(204, bytes.length)
    this.#begun.delete(id)
    if (this.#rules.isTrusting !== true && hashOf(bytes) !== begun.sha256)
      return say(422, 'invalid_file')
    const files = new Map(this.#data.files).set(begun.sha256, bytes)
    this.#data = { ...this.#data, files }
    return tell(204, bytes.length)
  }

  #stand(token: string, maySpeak: boolean): void {
    const devices = new Map(this.#data.devices).set(token, maySpeak)
    this.#data = { ...this.#data, devices }
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function tell(status: number, offset: number, id?: string): FileReply {
  const location = id === undefined ? {} : { Location: `/api/files/${id}` }
  return { status, headers: { ...TUS, 'Upload-Offset': String(offset), ...location }, body: '' }
}

function say(status: number, code: string): FileReply {
  const { type, body } = problemReply(status, code)
  return { status, headers: { ...TUS, 'Content-Type': type }, body }
}
