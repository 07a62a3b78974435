// Problems are codes; the words for them are found in i18n.

/** Why one change was not accepted. */
export const REJECTION_CODES = [
  'invalid_value',
  'unknown_kind',
  'not_allowed',
  'id_reused',
  'too_large',
] as const
export type RejectionCode = (typeof REJECTION_CODES)[number]

export type Rejection = { readonly code: RejectionCode; readonly path: string }

/** Why a whole request was not answered: the `code` of a problem document (RFC 9457). */
export const PROBLEM_CODES = [
  'malformed',
  'unknown_device',
  'revoked',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'invite_used',
  'invite_expired',
  'invite_unknown',
  'too_large',
  'unsupported_type',
  'invalid_file',
  'wrong_offset',
  'unknown_tus_version',
  'protocol_too_old',
  'too_many_requests',
  'unavailable',
  'internal',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]
