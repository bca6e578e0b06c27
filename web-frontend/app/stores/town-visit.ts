/** Away for longer than this, somebody comes back to what they missed. */
const AWAY_MS = 10 * 60_000
const PREFIX = 'aic.townVisit.'

/** When somebody was in town: `since` is the town's time at the end of the visit before this one. */
export interface TownVisit {
  /** Null on a first visit. */
  since: number | null
  /** The town's time when it was last looked at. */
  seen: number
  /** Real time of that look. */
  at: number
}

/**
 * The visit that a look belongs to: the one before goes on while the looks come soon after each other.
 *
 * @param before what was kept of the last look, if anything
 * @param seen the town's time now
 * @param at real time now
 */
function visitAfter(before: TownVisit | null, seen: number, at: number): TownVisit {
  // A town that began anew lies behind what was seen of the old one.
  if (!before || before.seen > seen) return { since: null, seen, at }
  const isBack = at - before.at > AWAY_MS
  return { since: isBack ? before.seen : before.since, seen, at }
}

/** Notes in this browser that somebody looks at the town. @param who the member's name, null for a visitor. */
export function lookAtTown(who: string | null, seen: number, at = Date.now()): TownVisit {
  const key = PREFIX + (who ?? '')
  const visit = visitAfter(parse(localStorage.getItem(key)), seen, at)
  localStorage.setItem(key, JSON.stringify(visit))
  return visit
}

function parse(text: string | null): TownVisit | null {
  try {
    const visit = JSON.parse(text ?? 'null') as Partial<TownVisit> | null
    const isWhole = Number.isFinite(visit?.seen) && Number.isFinite(visit?.at)
    return isWhole ? ({ since: null, ...visit } as TownVisit) : null
  } catch {
    return null
  }
}
