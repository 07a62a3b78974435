import { dexieStore, memoryStore } from '../support/store-under-test.ts'
import { describeSyncStore } from './sync-store.ts'

describeSyncStore('in memory', memoryStore)
describeSyncStore('in IndexedDB', dexieStore)
