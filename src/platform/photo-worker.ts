// A worker of its own for pictures: twelve megapixels take a second, and the page must not notice.
// Each order comes with the port that its answer goes to.

import { chooseEdge, offscreenCanvas, shrinkPhoto } from './shrink-photo.ts'

addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (port === undefined || !(event.data instanceof Blob)) return
  const file = event.data
  void chooseEdge() // gives values, as the next does
    .then((edge) => shrinkPhoto(file, { makeCanvas: offscreenCanvas, edge }))
    .then((shrunk) => port.postMessage(shrunk))
})
