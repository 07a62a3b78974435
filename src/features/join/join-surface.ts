// Where the join page runs. On iPhone the browser and the app on the home screen keep records
// apart: an invite spent in the browser would enrol a store that the app never sees.

import { isApple, type Surroundings } from '../../state/phone.ts'

export type Surface = 'ready' | 'iphone-tab' | 'in-app'

const IN_APP = /\bTelegram|\bViber|\bFBAN|\bFBAV|\bFB_IAB|\bInstagram|\bWhatsApp|\bLine\/|; wv\)/i

export function readSurface(surroundings: Surroundings): Surface {
  if (surroundings.standalone) return 'ready'
  if (isInApp(surroundings)) return 'in-app'
  return isApple(surroundings) ? 'iphone-tab' : 'ready'
}

function isInApp(surroundings: Surroundings): boolean {
  if (IN_APP.test(surroundings.userAgent)) return true
  return isApple(surroundings) && !/Safari\//.test(surroundings.userAgent)
}
