export const bell = {
  'bell.toggle': 'Notify me of answers',
  'bell.hint': 'When a coordinator answers your need. Only the app says which one',
  'bell.install': 'On iPhone there are notifications only when Promin was added to the home screen',
  'bell.blocked':
    'Notifications are blocked in the browser’s settings. Allow them there and come back',
  'bell.none': 'This browser cannot show notifications',
  'bell.failed': 'Notifications could not be turned on. Try again when there is a connection',
}
