import * as v from 'valibot'

/** Where a phone asks to be told of answers, or not to be. */
export const PUSH_PATH = '/api/push'

/** What is answered there: what a browser subscribes with, and whether this phone is told. */
export const PushState = v.object({ key: v.string(), on: v.boolean() })
