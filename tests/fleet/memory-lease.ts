// The lease of a disk in memory: the same rules as on a real one, a step for each transaction.

import type { Lease } from '../../src/platform/lock.ts'
import { doubt, isFree, type LeaseRow } from '../../src/storage/lease.ts'
import type { Life } from './life.ts'

export type LeaseCell = { row: LeaseRow | undefined }

export function openMemoryLease(cell: LeaseCell, life: Life): Lease {
  return {
    take: async (claim) => {
      await life.step()
      if (!claim.force && cell.row !== undefined && !isFree(cell.row, claim)) return false
      cell.row = { holder: claim.holder, beatAt: claim.now }
      return true
    },
    takeOver: async (claim) => {
      await life.step()
      const { verdict, lease } = doubt(cell.row, claim)
      cell.row = lease ?? cell.row
      return verdict
    },
    // Throws at once in a dead context, and not later: its timer ends by it.
    beat: (holder, now) => {
      if (life.beats() && cell.row?.holder === holder) cell.row = { holder, beatAt: now }
      return Promise.resolve()
    },
    release: async (holder) => {
      await life.step()
      if (cell.row?.holder === holder) cell.row = undefined
    },
  }
}
