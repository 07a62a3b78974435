// A server takes its place among others: alone on a data folder; on PostgreSQL one of any number,
// which tell each other what moved, but never beside a restore.

import { createNews, type News } from '../news.ts'
import { describeError, type Log } from '../log.ts'
import { openNotices } from '../store/notices.ts'
import { describeUrl } from '../store/postgres.ts'
import { countMostListeners } from './most-listeners.ts'
import { RefusedCommand } from './refused-command.ts'
import { lockData } from './server-lock.ts'
import type { Settings } from './settings.ts'

export type Place = { readonly news: News; readonly leave: () => Promise<void> }

export async function joinServers(settings: Settings, log: Log): Promise<Place> {
  const news = createNews(countMostListeners())
  const { databaseUrl } = settings
  if (databaseUrl === undefined) {
    const unlock = await lockData(settings)
    return { news, leave: async () => unlock() }
  }
  const notices = await openNotices(databaseUrl, {
    onNotice: news.tell,
    onGap: news.tellAll,
    onError: (error) => log.error('notices_lost', describeError(error)),
  })
  if (notices === undefined)
    throw new RefusedCommand(
      `The database ${describeUrl(databaseUrl)} is being restored. Start again when that has ended.`,
    )
  const tell: News['tell'] = (municipality) => {
    news.tell(municipality)
    notices.send(municipality)
  }
  return { news: { ...news, tell }, leave: () => notices.close() }
}
