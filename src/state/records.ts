// The types of what is read through the device, for the screens: they know the device, not its storage.

export type { SaveProblem, StoredRecord } from '../storage/types.ts'
