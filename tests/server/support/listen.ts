import { expect } from 'vitest'
import type { TestServer } from './test-server.ts'

export const HERE = ': here\n\n'

/** Listens with a token; what came is read piece by piece. */
export async function listenTo({ app }: TestServer, token: string) {
  const answer = await app.request('/api/events', {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.status).toBe(200)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  const read = async () => (await reader?.read())?.value
  expect(await read()).toBe(HERE)
  return { read, leave: () => reader?.cancel() }
}
