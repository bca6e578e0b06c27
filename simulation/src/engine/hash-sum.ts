import type { Hash64 } from './state-hash.ts'

/**
 * Hash over members that come, change and go, as the sum of theirs in two words that wrap around: it costs what changed
 * since the last call, not what there is. Their order is no part of it.
 */
export class HashSum<Member extends object> {
  private low = 0
  private high = 0
  private readonly counted = new Map<Member, Hash64>()
  private readonly stale = new Set<Member>()

  /** The member is new or has changed; its hash is taken at the next `digest`. */
  touch(member: Member): void {
    this.stale.add(member)
  }

  drop(member: Member): void {
    this.stale.delete(member)
    this.subtract(member)
    this.counted.delete(member)
  }

  digest(hashOf: (member: Member) => Hash64): Hash64 {
    for (const member of this.stale) {
      this.subtract(member)
      const hash = hashOf(member)
      this.low = (this.low + hash[0]) >>> 0
      this.high = (this.high + hash[1]) >>> 0
      this.counted.set(member, hash)
    }
    this.stale.clear()
    return [this.low, this.high]
  }

  private subtract(member: Member): void {
    const hash = this.counted.get(member)
    if (!hash) return
    this.low = (this.low - hash[0]) >>> 0
    this.high = (this.high - hash[1]) >>> 0
  }
}
