import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import bcrypt from 'bcrypt'
import { DomainError } from '../../contracts/error-codes.ts'
import { isCommonPassword } from './common-passwords.ts'
import { WorkQueue } from '../work-queue.ts'

const MAX_WAITING = 128
const MAX_WAIT_MS = 5_000

/**
 * Hashes and checks passwords, never more at once than leaves a core free for everybody else.
 */
export class PasswordHasher {
  readonly #cost: number
  readonly #queue = new WorkQueue({
    concurrency: Math.max(1, availableParallelism() - 1),
    maxWaiting: MAX_WAITING,
    maxWaitMs: MAX_WAIT_MS,
  })
  readonly #hashOfNobody: Promise<string>

  constructor(cost: number) {
    this.#cost = cost
    this.#hashOfNobody = bcrypt.hash(preHash('nobody has this password'), cost)
  }

  /** `check` runs when the turn has come, so that a name taken meanwhile costs no hash. */
  hash(password: string, check?: () => Promise<void>): Promise<string> {
    return this.#queue.run(async () => {
      await check?.()
      return bcrypt.hash(preHash(password), this.#cost)
    })
  }

  /** False for a missing hash too, after the same work: time must not tell whether an account exists. */
  matches(password: string, hash: string | null | undefined): Promise<boolean> {
    return this.#queue.run(async () => {
      const same = await bcrypt.compare(preHash(password), hash ?? (await this.#hashOfNobody))
      return same && typeof hash === 'string'
    })
  }

  /** Whether the hash costs another work than new ones: time would tell such an account from an unknown one. */
  isOutdated(hash: string): boolean {
    return bcrypt.getRounds(hash) !== this.#cost
  }
}

/** @throws DomainError `password_too_common`. */
export function refuseCommonPassword(password: string): void {
  if (isCommonPassword(password)) throw new DomainError('password_too_common')
}

/**
 * bcrypt reads 72 bytes and stops at NUL; 64 base64 characters of SHA-384 let every character count. NFKC, as
 * NIST SP 800-63B 5.1.1.2 advises, makes one password of what different keyboards type.
 */
function preHash(password: string): string {
  return createHash('sha384').update(password.normalize('NFKC')).digest('base64')
}
