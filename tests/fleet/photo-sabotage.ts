// Faults that were made in other apps with photos, planted as those of `sabotage.ts` are.

import type { UploadTransport } from '../../src/sync/upload-ports.ts'
import type { Rig } from './world.ts'

const onFiles = (files: (files: UploadTransport) => UploadTransport): Rig => ({ phone: { files } })

const sentWhenItLeft = onFiles((files) => ({
  ...files,
  send: async (upload, piece, ask) => {
    const answer = await files.send(upload, piece, ask)
    const offset = piece.offset + piece.bytes.length
    return answer.tag === 'fault' ? { tag: 'answer', offset, upload } : answer
  },
}))

const goesOnWhereItThinks = (): Rig => {
  const sent = new Map<string, number>()
  return onFiles((files) => ({
    ...files,
    findOffset: async (upload, ask) => {
      const answer = await files.findOffset(upload, ask)
      const offset = sent.get(upload)
      return answer.tag === 'answer' && offset !== undefined ? { ...answer, offset } : answer
    },
    send: (upload, piece, ask) => {
      sent.set(upload, piece.offset + piece.bytes.length)
      return files.send(upload, piece, ask)
    },
  }))
}

export const PHOTO_SABOTAGE: Readonly<Record<string, Rig>> = {
  'a server keeps a photo without looking at its hash': { server: { isTrusting: true } },
  'a photo counts as sent when its last piece has left': sentWhenItLeft,
  'a photo goes on where the phone believes that it was': goesOnWhereItThinks(),
  'a photo begins anew after every cut': {
    phone: { disk: { wrapPhotos: (photos) => ({ ...photos, keepUpload: async () => undefined }) } },
  },
  'the bytes of a photo are freed before the server has them': {
    phone: { disk: { frees: ['sent', 'waiting'] } },
  },
  'a photo is noted without its bytes': { phone: { disk: { forgetsPhotos: true } } },
  'a restored server is not offered its photos again': {
    phone: { disk: { keepsPhotosBack: true } },
  },
  'photos go before records that were saved meanwhile': {
    phone: { outbound: (outbound) => ({ ...outbound, queued: 0 }) },
  },
}
