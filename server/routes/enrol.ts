import { EnrolRequest, type EnrolResponse } from '../../src/domain/replica/wire.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import { parseBody, readJson } from '../guards/read-body.ts'
import { enrolDevice } from '../enrolment.ts'
import type { Route } from './route.ts'

/** A stranger sends it: a code and a name, and no more of the memory. */
const MAX_BYTES = 16 * 1024

export const enrolRoute: Route = {
  method: 'POST',
  path: '/api/enrol',
  handle: async ({ request, deps, limiter, address }) => {
    limiter.check('enrol', address)
    const { invite, device } = parseBody(await readJson(request, MAX_BYTES), EnrolRequest)
    const now = deps.now()
    const enrolled = await enrolDevice(deps.db, { invite, deviceName: device.name, now })
    if (!enrolled.ok) {
      limiter.take('enrol', address)
      deps.log.info('enrolment_refused', { code: enrolled.problem })
      throw new RequestProblem(enrolled.problem)
    }
    const answer: EnrolResponse = enrolled.value
    deps.log.info('enrolled', { device: answer.device, role: answer.role })
    return writeJson(request, JSON.stringify(answer))
  },
}
