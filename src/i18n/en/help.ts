import type { HelpSection } from '../help-words.ts'

/** Help, as a colleague would tell it. */
export const help: readonly HelpSection[] = [
  {
    title: 'How to record',
    answers: [
      'Power went off or came back: one large button on the Today screen. A mistake? Press Undo or change the time.',
      'Heating, water, signal, gas: the tiles below it. Choose on, weak or off.',
      'A need: Record, Need. Choose what is needed and how urgently. The rest can be added later.',
      'Aid: Received when something was brought; Handed out when it was given to people or to a place.',
      'You need not finish. The draft keeps itself: come back to it when you can.',
    ],
  },
  {
    title: 'Without a connection',
    answers: [
      'You can always record. A record is kept on the phone at once, even if the phone is switched off.',
      'As soon as there is a connection, the phone sends everything by itself. There is nothing to press.',
      'On iPhone and in Firefox the app must be open to send records. Open it when there is a connection.',
      'Colleagues’ records are shown as they were at the last connection.',
    ],
  },
  {
    title: 'What the sign at the top says',
    answers: [
      '“3 waiting”: three records are on the phone and not yet on the server. This is normal.',
      '“2 of 5”: sending right now.',
      '“All sent”: the server has confirmed every record.',
      '“Data from 22 Nov”: your records are sent, but nothing new has come from the server for a while.',
      '“1 to fix”: the server did not accept a value. Press it, correct the value and save.',
      '“1 to choose”: two people changed the same field. Both values are kept, choose the right one.',
      '“Connect”: the phone is not connected. You need a QR code from your coordinator.',
      '“Storage full”: the phone has no space left. Free some and save the record again.',
    ],
  },
  {
    title: 'What to do when…',
    answers: [
      'The phone is lost. Tell your coordinator, who disconnects it in People and phones. Records that were sent are on the server.',
      'The phone is new. Ask for a new QR code. Everything that was sent appears on the new phone.',
      'There is Wi-Fi, but records wait. The network may want you to sign in on its own page: open any site in the browser.',
      'The phone’s time is wrong. Go on recording: the order of events is kept. Check the time of the event in the record.',
      'You recorded the wrong thing. Open the record and change or remove it: the history keeps who did it and when.',
      'Two people recorded the same outage. No harm: both records stay, and the hours are counted once.',
      'The battery is low. Turn on Battery saver in the menu and lower the brightness: that saves most.',
      'It is cold and you wear gloves. Turn on Large buttons.',
    ],
  },
  {
    title: 'What not to write',
    answers: [
      'Residents’ names, addresses and phone numbers. The number of people or households will do.',
      'No faces and no documents in photos.',
      'Where critical places are stays on the municipality’s phones. Do not show the screen to strangers.',
    ],
  },
]
