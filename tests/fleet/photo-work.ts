// What the engine of one context does about photos: the app's own upload, over the fleet's store and
// network, each run of it watched.

import type { PhotoWork, UploadPorts, UploadTransport } from '../../src/sync/upload-ports.ts'
import { planNextUpload, uploadPhotos } from '../../src/sync/uploads.ts'
import { silentLog } from '../support/store-under-test.ts'
import type { FleetPhone, PhoneParts } from './fleet-phone.ts'
import type { Life } from './life.ts'
import type { Seat } from './phone-disk.ts'
import { PhotoWatch } from './photo-watch.ts'

type Parts = Pick<PhoneParts, 'name' | 'rig' | 'witnesses' | 'files' | 'chance'> & {
  readonly seat: Seat
  readonly wasFrozen: () => boolean
}

export function createPhotoWork(phone: FleetPhone, life: Life, parts: Parts): PhotoWork {
  const ports = () => makePorts(phone, life, parts)
  return {
    upload: (trigger, held) => uploadPhotos(ports(), trigger, held),
    nextUploadAt: () => planNextUpload(ports()),
  }
}

/** Of one run: a run whose lock was stolen may still be at work when the next one begins. */
function makePorts(phone: FleetPhone, life: Life, parts: Parts): UploadPorts {
  const { name, rig, witnesses, files, chance, seat, wasFrozen } = parts
  const { photos, engineStore } = seat
  const watch = new PhotoWatch({ ...witnesses, name, life, disk: phone.disk, wasFrozen })
  const wire = watch.wire(stepped(life, files))
  return {
    photos: {
      ...photos,
      settlePhoto: async (sha256, as, turn) => {
        await watch.settle(sha256, as)
        await photos.settlePhoto(sha256, as, turn)
      },
    },
    store: {
      ...engineStore,
      readOutbound: async (limit) => {
        const outbound = await engineStore.readOutbound(limit)
        return rig.outbound?.(outbound) ?? outbound
      },
    },
    transport: rig.files?.(wire) ?? wire,
    readConditions: async () => phone.conditions,
    clock: { now: () => phone.wall() },
    random: chance,
    log: silentLog,
  }
}

/** A request is two steps: before it goes, and after its answer is here. */
function stepped(life: Life, files: UploadTransport): UploadTransport {
  const step = async <T>(ask: () => Promise<T>): Promise<T> => {
    await life.step()
    const answer = await ask()
    await life.step()
    return answer
  }
  return {
    start: (photo, options) => step(() => files.start(photo, options)),
    findOffset: (upload, options) => step(() => files.findOffset(upload, options)),
    send: (upload, piece, options) => step(() => files.send(upload, piece, options)),
  }
}
