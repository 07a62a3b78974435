// WebKitGTK's own browser, driven over WebDriver by what little of it is needed. Its profile is gone when
// it closes: a kill cannot be tried here.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import * as v from 'valibot'
import { vi } from 'vitest'
import { findWebkit } from './find-webkit.mjs'

const WAIT = { timeout: 60_000, interval: 200 }
/** On in Safari, off in Debian's WebKitGTK. */
const FEATURES = '--features=+StorageAPI,+StorageAPIEstimate'
const SIZE = '360x740'
const Answer = v.object({ value: v.unknown() })
const Session = v.object({ sessionId: v.string() })

export type WebkitPhone = {
  readonly goto: (url: string) => Promise<void>
  readonly reload: () => Promise<void>
  /** Runs the body of an async function in the page; gives what it returns. */
  readonly run: (body: string, ...given: readonly string[]) => Promise<unknown>
  /** Presses the first button or link of one of these names, as soon as it is there. */
  readonly press: (...names: readonly string[]) => Promise<void>
  readonly waitForText: (text: string) => Promise<void>
  readonly close: () => void
}

export async function openWebkit(): Promise<WebkitPhone> {
  const found = findWebkit()
  if (found === undefined) throw new Error('no WebKitGTK')
  const screen = spawn(
    found.screen,
    ['-displayfd', '3', '-screen', '0', `${SIZE}x24`, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const display = await firstLine(screen)
  const port = await findFreePort()
  const driver = spawn(found.driver, [`--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
  })
  const close = () => {
    if (driver.pid !== undefined) process.kill(-driver.pid, 'SIGKILL')
    screen.kill('SIGKILL')
  }
  const call = makeCaller(`http://127.0.0.1:${port}`)
  await vi.waitFor(() => call('GET', '/status'), WAIT)
  const args = ['--automation', '--full-screen', FEATURES]
  const options = { 'webkitgtk:browserOptions': { binary: found.browser, args } }
  const asked = { capabilities: { alwaysMatch: options } }
  const { sessionId } = v.parse(Session, await call('POST', '/session', asked))
  return makePhone(
    (method, path, body) => call(method, `/session/${sessionId}${path}`, body),
    close,
  )
}

type Call = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>

function makePhone(call: Call, close: () => void): WebkitPhone {
  const run: WebkitPhone['run'] = (body, ...given) =>
    call('POST', '/execute/async', {
      script: `const given = [...arguments]; const done = given.pop(); (async () => { ${body} })().then(done, (error) => done(String(error)))`,
      args: given,
    })
  const until = (body: string, ...given: readonly string[]) =>
    vi.waitFor(async () => {
      if ((await run(body, ...given)) === true) return
      const shown = await run('return document.body.innerText')
      throw new Error(`not yet: ${given.join(' ')}, but ${String(shown)}`)
    }, WAIT)
  return {
    run,
    close,
    goto: async (url) => void (await call('POST', '/url', { url })),
    reload: async () => void (await call('POST', '/refresh', {})),
    press: (...names) =>
      until(
        `const named = [...document.querySelectorAll('button, a')].find((one) => given.some((name) => one.innerText.includes(name)) && !one.disabled); named?.click(); return named !== undefined`,
        ...names,
      ),
    waitForText: (text) => until('return document.body.innerText.includes(given[0])', text),
  }
}

function makeCaller(base: string): Call {
  return async (method, path, body) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${base}${path}`, { method, ...sent })
    const { value } = v.parse(Answer, await answer.json())
    if (!answer.ok) throw new Error(JSON.stringify(value))
    return value
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const pipe = child.stdio[3]
  if (pipe === null || pipe === undefined) throw new Error('the screen has no third pipe')
  const [line] = await once(pipe, 'data')
  return String(line).trim()
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('a server has a port')
  return address.port
}
