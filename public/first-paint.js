// Runs before the first paint, so that nobody is dazzled by a white page in a dark stairwell. A
// classic script of its own: the content security policy allows none inside the page. The same is
// done again, with everything else, by src/app/appearance.ts.
;(function () {
  var chosen
  try {
    chosen = JSON.parse(localStorage.getItem('promin.preferences') || '{}') || {}
  } catch {
    chosen = {}
  }
  var root = document.documentElement
  var dark = chosen.theme === 'dark' || chosen.saver === true
  if (chosen.language === 'en') root.lang = 'en'
  if (dark) root.dataset.theme = 'dark'
  else if (chosen.theme === 'light') root.dataset.theme = 'light'
  if (chosen.saver === true) root.dataset.saver = ''
  if (chosen.gloves === true) root.dataset.gloves = ''
})()

// Under `require-trusted-types-for 'script'` (server/guards/security-headers.ts) text never becomes
// markup or code, and a worker's address passes through here: it must be this site's own.
if (globalThis.trustedTypes !== undefined)
  trustedTypes.createPolicy('default', {
    createScriptURL: (address) =>
      new URL(address, location.href).origin === location.origin ? address : null,
  })
