// A worker of its own for pictures: twelve megapixels take a second, and the page must not notice.
// Each order comes with the port that its answer goes to.

import { offscreenCanvas, shrinkPhoto } from './shrink-photo.ts'

addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (port === undefined || !(event.data instanceof Blob)) return
  void shrinkPhoto(event.data, offscreenCanvas).then((shrunk) => port.postMessage(shrunk))
})
