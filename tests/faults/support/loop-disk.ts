// A small disk of its own, a file with ext4 on it, whose power can be cut: from one moment on nothing
// that was not yet written reaches it. Killing a process proves nothing here, since what it wrote is
// in the kernel's memory and comes to the disk all the same. Root on Linux only.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

export type LoopDisk = {
  readonly folder: string
  /** The power goes, now. Whoever uses the disk has to be killed before it can come back. */
  readonly cutPower: () => Promise<void>
  /** The power is back: the journal is replayed, as at the next start of a phone. */
  readonly restorePower: () => Promise<void>
  /** Writes down everything that is still on its way. */
  readonly settle: () => void
  /** Not a block stays free, until `makeRoom`. */
  readonly fillUp: () => Promise<void>
  /** A few megabytes are free again. */
  readonly makeRoom: () => void
  readonly remove: () => Promise<void>
}

// EXT4_IOC_SHUTDOWN with flag 2, no flush of the journal, asked for by the smallest thing on every
// Debian that can: it waits with the disk in its hand, so that the cut comes within a millisecond.
const SWITCH =
  'open(my $disk, "<", $ARGV[0]) or die $!; my $word = <STDIN>; ' +
  'my $flag = pack("L", 2); ioctl($disk, 0x8004587d, $flag) or die $!; print "down\\n"'

const FILL_ROUNDS = 4
const ROOM_BYTES = 32 * 1024 * 1024

export async function makeLoopDisk(sizeMb: number): Promise<LoopDisk> {
  const home = mkdtempSync(join(tmpdir(), 'promin-disk-'))
  const image = join(home, 'disk.img')
  const folder = join(home, 'disk')
  const ballast = join(folder, 'ballast')
  makeImage(image, sizeMb)
  mkdirSync(folder)
  const mount = () => {
    call('mount', ['-o', 'loop', image, folder])
    return armSwitch(folder)
  }
  let cut = mount()
  return {
    folder,
    cutPower: () => cut.press(),
    restorePower: async () => {
      cut.drop()
      await unmount(folder)
      call('e2fsck', ['-p', image])
      cut = mount()
    },
    settle: () => call('sync', ['-f', folder]),
    fillUp: async () => {
      // What the kernel set aside for writing late is free again after each sync.
      for (let round = 0; round < FILL_ROUNDS; round++) {
        await writeUntilFull(ballast)
        call('sync', ['-f', folder])
      }
    },
    makeRoom: () => truncateSync(ballast, Math.max(0, statSync(ballast).size - ROOM_BYTES)),
    remove: async () => {
      cut.drop()
      await unmount(folder)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function makeImage(image: string, sizeMb: number): void {
  const file = openSync(image, 'w')
  ftruncateSync(file, sizeMb * 1024 * 1024)
  closeSync(file)
  // Nothing is written by the kernel later on, in its own time.
  call('mkfs.ext4', ['-q', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image])
}

async function writeUntilFull(path: string): Promise<void> {
  const file = await open(path, 'a')
  const block = Buffer.alloc(64 * 1024)
  try {
    for (;;) await file.write(block)
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ENOSPC') throw error
  } finally {
    await file.close()
  }
}

type Switch = { readonly press: () => Promise<void>; readonly drop: () => void }

function armSwitch(folder: string): Switch {
  const child = spawn('perl', ['-e', SWITCH, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  return {
    press: async () => {
      const gone = once(child, 'exit')
      child.stdin.end('now\n')
      const [code] = await gone
      if (code !== 0) throw new Error('the power could not be cut')
    },
    drop: () => void child.kill('SIGKILL'),
  }
}

/** A killed browser lets go of its files a moment after its death. */
async function unmount(folder: string): Promise<void> {
  await vi.waitFor(() => call('umount', [folder]), { timeout: 20_000, interval: 50 })
}

/** e2fsck ends with 1 where it mended something. */
function call(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    const isMended = program === 'e2fsck' && Reflect.get(Object(error), 'status') === 1
    if (!isMended) throw error
  }
}
