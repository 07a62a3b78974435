import type { Fields } from '../replica/merge.ts'
import { ROLES, type Role } from './codes.ts'
import * as field from './field-schemas.ts'
import { readCode, readText } from './read-fields.ts'

/** Who holds a device. Only the server writes it; `replicas/*` says which phones wrote in this name. */
export const PERSON_FIELDS = {
  name: field.text,
  role: field.requiredCode(ROLES),
  'replicas/*': field.flag,
  removed: field.flag,
} as const

export type Person = {
  readonly name: string
  readonly role: Role
  readonly replicas: readonly string[]
}

export function readPerson(fields: Fields): Person {
  return {
    name: readText(fields.name) ?? '',
    role: readCode(fields.role, ROLES) ?? 'viewer',
    replicas: Object.keys(fields)
      .filter((path) => path.startsWith('replicas/') && fields[path] === true)
      .map((path) => path.slice('replicas/'.length)),
  }
}
