// What the server's word about a photo means for the next step.

import type { Failure } from './pace.ts'
import type { UploadAnswer, WaitingPhoto } from './upload-ports.ts'

/** So often may other bytes arrive than were sent, before the photo itself is doubted. [UP5] */
const MAX_STRIKES = 3

/** Where a photo stands; `offset` is undefined until the server told it. */
export type Place = Pick<WaitingPhoto, 'upload' | 'strikes' | 'stuckAt'> & {
  readonly offset: number | undefined
}

export type Wait = Pick<Failure, 'fault' | 'retryAfterMs'>

type Next =
  | { readonly tag: 'go on'; readonly at: Place }
  | { readonly tag: 'settle'; readonly as: 'sent' | 'refused' }
  | ({ readonly tag: 'wait' } & Wait)

/** Gives what an answer is worth. What was begun and is gone is begun anew; where other bytes came than
 *  were sent, three times over, it is the photo that is doubted. [UP5] */
export function judge(photo: WaitingPhoto, at: Place, answer: UploadAnswer): Next {
  if (answer.tag === 'fault') return { tag: 'wait', fault: answer.fault, retryAfterMs: undefined }
  if (answer.tag === 'answer') {
    if (answer.offset >= photo.size) return { tag: 'settle', as: 'sent' }
    const { upload, offset } = answer
    return { tag: 'go on', at: { ...at, upload, offset, stuckAt: undefined } }
  }
  const anew = { upload: undefined, offset: undefined, stuckAt: undefined }
  switch (answer.code) {
    case 'wrong_offset':
      return { tag: 'go on', at: { ...at, offset: undefined } }
    case 'not_found':
      return { tag: 'go on', at: { ...at, ...anew } }
    case 'invalid_file': {
      const strikes = at.strikes + 1
      if (strikes >= MAX_STRIKES) return { tag: 'settle', as: 'refused' }
      return { tag: 'go on', at: { ...anew, strikes } }
    }
    case 'too_large':
    case 'unsupported_type':
    case 'malformed':
      return { tag: 'settle', as: 'refused' }
    default:
      return { tag: 'wait', fault: 'busy_server', retryAfterMs: answer.retryAfterMs }
  }
}

/** True when what the phone keeps of a photo's way has changed. */
export function hasMoved(a: Place, b: Place): boolean {
  return a.upload !== b.upload || a.strikes !== b.strikes || a.stuckAt !== b.stuckAt
}
