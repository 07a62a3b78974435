// Every listener is looked after once in TURNS turns: whether it may still listen, and whether its
// municipality's sequence moved without a word, because another process wrote. Three queries, however
// many are due.

import type { Moment } from '../src/domain/base/moment.ts'
import type { Contacts } from './contacts.ts'
import type { Listener, News } from './news.ts'
import { findLivingDevices } from './store/devices.ts'
import { readHeads } from './store/ledger.ts'
import type { Db } from './store/schema.ts'
import { findLivingTokens } from './store/tokens.ts'

type Parts = {
  readonly db: Db
  readonly contacts: Contacts
  readonly news: Pick<News, 'turn'>
}

/** Takes the next turn. Where the database is away nobody's stream ends: there is nothing to be told. */
export async function lookAfter({ db, contacts, news }: Parts, now: Moment): Promise<void> {
  const due = news.turn()
  if (due.length === 0) return
  const [readers, phones] = [true, false].map((isReader) =>
    due.filter((one) => one.isReader === isReader).map(({ who }) => who),
  )
  const [devices, tokens] = [
    await findLivingDevices(db, phones ?? []),
    await findLivingTokens(db, readers ?? [], now),
  ]
  const heads = await readHeads(
    db,
    due.map(({ municipality }) => municipality),
  )
  for (const device of devices) contacts.note(device, now)
  const mayListen = ({ who, isReader }: Listener) => (isReader ? tokens : devices).has(who)
  for (const listener of due) {
    const head = heads.get(listener.municipality)
    if (head === undefined || !mayListen(listener)) listener.onClose()
    else listener.onLook(head)
  }
}
