import { DAY_MS } from '../../base/moment.ts'

/** How long before a period an outage that ended may have been last changed and still say something of
 *  it: a word is believed for a day, and the index that finds it counts in whole days. [OV3] */
export const REACH_MS = 2 * DAY_MS
