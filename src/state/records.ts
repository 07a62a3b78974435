// The types of what is read through the device, for the screens: they know the device, not its storage.

export type {
  Choice,
  Delivery,
  OwnChange,
  QueueStatus,
  SaveProblem,
  StoredRecord,
} from '../storage/types.ts'
