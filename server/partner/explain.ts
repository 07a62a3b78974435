// A refusal of a guard, or trouble of the store, as a page in words. What is a bug stays one.

import type { DocumentLanguage } from '../../src/domain/records/assessment.ts'
import { RequestProblem } from '../guards/problem.ts'
import { describeError } from '../log.ts'
import type { Asked } from '../routes/route.ts'
import { isStoreTrouble } from '../store/trouble.ts'
import { refusePartner } from './answer.ts'

/** Gives the page; throws what no page can explain. */
export function explain(
  error: unknown,
  { request, deps }: Asked,
  language: DocumentLanguage,
): Promise<Response> {
  if (error instanceof RequestProblem && error.code === 'too_many_requests')
    return refusePartner(request, { why: 'limit', language, headers: error.headers })
  if (error instanceof RequestProblem && error.code === 'not_found')
    return refusePartner(request, { why: 'edition', language })
  if (!isStoreTrouble(error)) throw error
  deps.log.error('store_trouble', describeError(error))
  return refusePartner(request, { why: 'trouble', language, headers: { 'retry-after': '10' } })
}
