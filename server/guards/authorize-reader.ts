import type { ServerDeps } from '../deps.ts'
import type { Listener } from '../news.ts'
import { findReader, PREFIX, type Reader } from '../store/tokens.ts'
import { authorize, readBearer } from './authorize.ts'
import { RequestProblem } from './problem.ts'

/** Gives which of a city's systems asks. Throws unknown_device for a phone and for who is unknown,
 *  revoked where the token was taken back or has run out. */
export async function authorizeReader(deps: ServerDeps, request: Request): Promise<Reader> {
  const token = readBearer(request)
  const isOurs = token?.startsWith(PREFIX) === true
  const known = isOurs ? await findReader(deps.db, token, deps.now()) : undefined
  if (known === undefined)
    throw new RequestProblem('unknown_device', 'This address wants a token made for reading.', {
      'www-authenticate': 'Bearer',
    })
  if (known.isOver) throw new RequestProblem('revoked', 'The token was taken back or ran out.')
  return known.reader
}

/** Gives who listens: a phone, or one of the city's systems. */
export async function authorizeListener(
  deps: ServerDeps,
  request: Request,
): Promise<Pick<Listener, 'municipality' | 'who' | 'isReader'>> {
  if (readBearer(request)?.startsWith(PREFIX) === true) {
    const { municipality, token } = await authorizeReader(deps, request)
    return { municipality, who: token, isReader: true }
  }
  const { municipality, device } = await authorize(deps, request)
  return { municipality, who: device, isReader: false }
}
