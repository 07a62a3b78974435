import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import type { Change } from '../../src/domain/replica/change.ts'
import { enrol, makeOutageChanges, makeReplica, pullAll, sync } from '../support/api-client.ts'
import { buildProgram, createProgram, type Program } from './support/program.ts'

const Invite = v.object({ code: v.string(), url: v.string() })
let program: Program

beforeAll(() => buildProgram(), 60_000)
beforeEach(() => {
  program = createProgram()
})
afterEach(() => program.remove())

async function invite(role: string): Promise<v.InferOutput<typeof Invite>> {
  const { out } = await program.run(['invite', '--role', role, '--json'])
  return v.parse(Invite, JSON.parse(out.trim().split('\n').at(-1) ?? ''))
}

describe('the first start', () => {
  test("prints the coordinator's invite as link and code; a later start prints a new one alone", async () => {
    const first = await program.serve()
    const code = readCode(first.greeting)
    expect(first.greeting).toMatch(/█|▀|▄/)
    expect(await first.stop('SIGTERM')).toBe(0)
    const second = await program.serve()
    await expect(enrol(second.url, code)).rejects.toThrow('invite_unknown')
    const { role, municipality } = await enrol(second.url, readCode(second.greeting))
    expect([role, municipality.name.en]).toEqual(['coordinator', 'Kyiv'])
    expect(await second.stop('SIGINT')).toBe(0)
    expect((await program.serve()).greeting).not.toContain('#/join/')
  }, 60_000)
})

describe('a second server on the same folder', () => {
  test('refuses in a sentence, while the command line works beside the first', async () => {
    const first = await program.serve()
    const { code, err } = await program.run(['serve'])
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^Another Promin server is running on .+\n$/),
    ])
    const made = await invite('field')
    expect(made.url).toContain(`/#/join/${made.code}`)
    expect((await enrol(first.url, made.code)).role).toBe('field')
    await first.stop('SIGKILL')
    await program.serve()
  }, 60_000)
})

describe('a server that is killed in the middle of pushes', () => {
  test('has everything that it answered, whole, each change once', async () => {
    const acked: Change[] = []
    const { code } = await invite('field')
    let serving = await program.serve()
    const { token } = await enrol(serving.url, code)
    const replica = makeReplica()
    const all = Array.from({ length: 6 }, (_, n) =>
      makeOutageChanges(200, replica, Date.now() - 60_000 + n),
    )
    for (const [round, changes] of all.entries()) {
      const pushing = sync(serving.url, token, { changes })
      // Some are answered before, some after, some never.
      const killing =
        round % 2 === 0 ? pushing.then(() => serving.stop('SIGKILL')) : serving.stop('SIGKILL')
      await Promise.allSettled([pushing, killing])
      const answered = await pushing.then(
        () => true,
        () => false,
      )
      if (answered) acked.push(...changes)
      serving = await program.serve()
    }
    expect(acked.length).toBeGreaterThanOrEqual(600)
    const held = new Set((await pullAll(serving.url, token)).records.map(({ id }) => id))
    expect(acked.filter(({ record }) => !held.has(record))).toEqual([])
    for (const changes of all) {
      const stored = changes.filter(({ record }) => held.has(record)).length
      expect([0, changes.length]).toContain(stored)
      const { response } = await sync(serving.url, token, { changes })
      expect(response.rejected).toEqual([])
    }
    const outages = (await pullAll(serving.url, token)).records.filter(
      ({ kind }) => kind === 'outage',
    )
    expect(outages).toHaveLength(1200)
    expect((await program.run(['verify'])).code).toBe(0)
  }, 90_000)
})

describe('the command line', () => {
  test('copies while the server runs, puts the copy back, and phones hear of it', async () => {
    const serving = await program.serve()
    const { token } = await enrol(serving.url, (await invite('field')).code)
    const changes = makeOutageChanges(20, makeReplica(), Date.now() - 60_000)
    const copy = join(program.data, 'copies', 'copy.sqlite')
    await sync(serving.url, token, { changes: changes.slice(0, 10) })
    expect((await program.run(['backup', copy])).code).toBe(0)
    expect((await program.run(['backup', copy])).err).toContain('exists already')
    await sync(serving.url, token, { changes: changes.slice(10) })
    const { cursor } = await pullAll(serving.url, token)
    expect((await program.run(['restore', copy])).err).toContain('Another Promin server')
    await serving.stop('SIGTERM')
    expect((await program.run(['restore', copy])).code).toBe(0)
    const restored = await program.serve()
    expect((await sync(restored.url, token, { cursor })).response.reset).toBe('restored')
    await sync(restored.url, token, { changes })
    const { records } = await pullAll(restored.url, token)
    expect(records.filter(({ kind }) => kind === 'outage')).toHaveLength(20)
    expect(fs.existsSync(join(program.data, 'promin.sqlite'))).toBe(true)
  }, 60_000)

  test('lists, changes and revokes phones', async () => {
    const serving = await program.serve()
    const { device, token } = await enrol(serving.url, (await invite('field')).code)
    expect((await program.run(['devices'])).out).toContain(device)
    expect((await program.run(['standing', device, '--role', 'viewer'])).code).toBe(0)
    const { response } = await sync(serving.url, token, {
      changes: makeOutageChanges(1, makeReplica(), Date.now()),
    })
    expect(response.rejected).toMatchObject([{ code: 'not_allowed' }])
    expect((await program.run(['revoke', device])).code).toBe(0)
    await expect(sync(serving.url, token, {})).rejects.toThrow('revoked')
    expect((await program.run(['revoke', '000000000000'])).code).toBe(1)
  }, 60_000)

  test("makes, lists and takes back what the city's own systems read with", async () => {
    expect((await program.run(['token'])).out).toContain('No system reads here')
    expect((await program.run(['token', 'add'])).code).toBe(1)
    expect((await program.run(['token', 'add', '--name', 'GIS', '--days', '0'])).code).toBe(1)
    const serving = await program.serve()
    const made = await program.run(['token', 'add', '--name', 'GIS'])
    const token = made.out.trim().split('\n').at(-1) ?? ''
    const read = () =>
      fetch(`${serving.url}/api/records`, { headers: { authorization: `Bearer ${token}` } })
    expect((await read()).status).toBe(200)
    const listed = (await program.run(['token'])).out
    expect(listed).toMatch(/^[0-9a-z]{12} {2}plain {2}GIS {2}last used /)
    const [id = ''] = listed.split(' ')
    expect((await program.run(['token', 'revoke', id])).code).toBe(0)
    expect((await program.run(['token', 'revoke', id])).code).toBe(1)
    expect((await read()).status).toBe(403)
    expect((await program.run(['token', '--json'])).out).toContain('"revokedAt":1')
  }, 60_000)

  test('names the municipality before the first phone, not after', async () => {
    const lviv = ['--code', 'UA46060250010015970', '--uk', 'Львів', '--en', 'Lviv']
    expect((await program.run(['municipality', ...lviv])).out).toContain('Lviv')
    const serving = await program.serve()
    expect((await enrol(serving.url, (await invite('field')).code)).municipality.name.uk).toBe(
      'Львів',
    )
    expect((await program.run(['municipality', ...lviv])).code).toBe(1)
  }, 60_000)

  test('adds municipalities, which it then asks to be told apart', async () => {
    const serving = await program.serve()
    const lviv = 'UA46060250010015970'
    const added = await program.run(['municipality', 'add', lviv, '--uk', 'Львів', '--en', 'Lviv'])
    expect((await program.run(['municipality', 'add', lviv, '--uk', 'x', '--en', 'x'])).code).toBe(
      1,
    )
    const first = await enrol(serving.url, readCode(added.out))
    expect([first.role, first.municipality.name.uk]).toEqual(['coordinator', 'Львів'])
    const unsaid = await program.run(['invite', '--role', 'field', '--json'])
    expect([unsaid.code, unsaid.err]).toEqual([1, expect.stringContaining('--municipality')])
    const said = await program.run(['invite', '--role', 'field', '--json', '--municipality', lviv])
    const { code } = v.parse(Invite, JSON.parse(said.out.trim()))
    expect((await enrol(serving.url, code)).municipality.code).toBe(lviv)
    const kyiv = '--municipality=UA80000000000093317'
    expect((await program.run(['devices', kyiv])).out).toContain('No phone has joined yet')
    expect((await program.run(['revoke', first.device, kyiv])).code).toBe(1)
    expect((await program.run(['devices', '--municipality', 'UA01000000000013043'])).code).toBe(1)
    expect((await program.run(['municipality'])).out.trim().split('\n')).toHaveLength(2)
  }, 120_000)

  test('copies into a folder for a timer: the newest stay, photos are added', async () => {
    await invite('field')
    const copies = join(program.data, 'copies')
    const photo = join('0123456789ab', 'aa', 'a'.repeat(64))
    fs.mkdirSync(dirname(join(program.data, 'files', photo)), { recursive: true })
    fs.writeFileSync(join(program.data, 'files', photo), 'picture')
    fs.mkdirSync(copies)
    for (const day of ['01', '02', '03'])
      fs.writeFileSync(join(copies, `promin-2026-01-${day}T00-00-00Z.sqlite`), '')
    fs.writeFileSync(join(copies, 'promin-of-mine.sqlite'), '')
    const { code, out } = await program.run(['backup', '--into', copies, '--keep', '2'])
    expect([code, out]).toEqual([0, expect.stringContaining('added: 1')])
    const names = fs.readdirSync(copies).sort()
    expect(names.slice(0, 2)).toEqual(['files', 'promin-2026-01-03T00-00-00Z.sqlite'])
    expect(names).toHaveLength(4)
    expect(names).toContain('promin-of-mine.sqlite')
    expect(fs.readFileSync(join(copies, 'files', photo), 'utf8')).toBe('picture')
    const newest = join(copies, names[2] ?? '')
    for (const file of [newest, join(program.data, 'promin.sqlite')])
      expect(fs.statSync(file).mode & 0o077).toBe(0)
    expect((await program.run(['verify', newest])).code).toBe(0)
    expect((await program.run(['backup', '--into', copies, '--keep', '0'])).code).toBe(1)
    expect((await program.run(['backup'])).err).toContain('Name the file')
  }, 60_000)

  test('forgets what has had its time while the server runs', async () => {
    await program.serve()
    const { out } = await program.run(['tidy', '--files'])
    expect(out).toMatch(/Forgotten: 0 invites.*\n.*half a year: 0, deleted/)
  }, 60_000)

  test('loads the demonstration city once, and verifies it', async () => {
    expect((await program.run(['demo'])).out).toMatch(/\d+ changes/)
    expect((await program.run(['demo'])).out).toContain('already')
    expect((await program.run(['verify'])).code).toBe(0)
  }, 60_000)

  test.each([
    [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ PROMIN_PROXIES: 'caddy' }, 'PROMIN_PROXIES'],
    [{ PROMIN_METRICS: 'yes' }, 'PROMIN_METRICS'],
    [{ PROMIN_MUNICIPALITY: 'Kyiv' }, 'PROMIN_MUNICIPALITY'],
  ])('refuses %j in one sentence', async (env, name) => {
    const { code, err } = await program.run(['devices'], env)
    expect([code, err.trim().split('\n').length, err.includes(name)]).toEqual([1, 1, true])
  })
})

function readCode(greeting: string): string {
  return /#\/join\/([\w-]+)/.exec(greeting)?.[1] ?? ''
}
