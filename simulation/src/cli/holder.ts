import { hostname } from 'node:os'
import type { WorldState } from '@ai-community/shared/town/world.ts'

/**
 * Whether the process that holds the world is gone for certain: it was of this machine, and runs no more. Its lease then
 * lasts a few seconds without anybody behind it.
 */
export function isHolderDead({ host }: WorldState): boolean {
  if (host === null) return false
  const [machine, processId] = splitOwner(host)
  return machine === hostname().slice(0, 60) && !isAlive(processId)
}

function splitOwner(owner: string): [machine: string, processId: number] {
  const colon = owner.lastIndexOf(':')
  return [owner.slice(0, colon), Number(owner.slice(colon + 1))]
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
