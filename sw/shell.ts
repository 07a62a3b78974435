import { createHandlerBoundToURL } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** Every address of the app is the one page; the server's own addresses are not the app's. */
export function answerNavigations(): void {
  const page = createHandlerBoundToURL('/index.html')
  registerRoute(new NavigationRoute(page, { denylist: [/^\/(?:api|check|partner)(?:\/|$)/] }))
}
