// Power cuts need a disk whose power can be cut: root on Linux, a loop device, ext4.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAMS = ['mkfs.ext4', 'e2fsck', 'mount', 'umount', 'perl']

/** Gives in a sentence why no power can be cut here; undefined where it can. */
export function whyNoPowerCuts() {
  if (process.platform !== 'linux') return 'they need Linux'
  if (process.getuid() !== 0) return 'they need root, for a loop-mounted disk'
  const absent = PROGRAMS.filter((program) => !succeeds('sh', ['-c', `command -v ${program}`]))
  if (absent.length > 0) return `${absent.join(', ')} not found`
  return tryMount() ? undefined : 'this machine allows no loop mount'
}

function tryMount() {
  const home = mkdtempSync(join(tmpdir(), 'promin-probe-'))
  const image = join(home, 'disk.img')
  try {
    return (
      succeeds('truncate', ['-s', '8M', image]) &&
      succeeds('mkfs.ext4', ['-q', image]) &&
      succeeds('sh', ['-c', `mkdir ${home}/m && mount -o loop ${image} ${home}/m`]) &&
      succeeds('umount', [`${home}/m`])
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
