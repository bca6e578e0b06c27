/** How close two are, in a word; the numbers behind it are in the relation. */
export const STANDINGS = [
  'stranger',
  'acquaintance',
  'friend',
  'close_friend',
  'strained',
  'estranged',
] as const
export type Standing = (typeof STANDINGS)[number]

/** After so many days without meeting, what two are to each other begins to fade, by so much a day, to no less than so much. */
const FADES_AFTER_DAYS = 3
const FADES_A_DAY = 0.012
const LEAST_LEFT = 0.5

/**
 * What is left of liking, dislike and familiarity when two have not met for some days: a relation is kept as it was
 * when they last met, and whoever reads it multiplies.
 *
 * @returns 0.5 to 1
 */
export function shareLeft(daysApart: number): number {
  return Math.max(LEAST_LEFT, 1 - FADES_A_DAY * Math.max(0, daysApart - FADES_AFTER_DAYS))
}

/**
 * @param affinity -1 to 1
 * @param familiarity 0 to 1
 */
export function standingOf(affinity: number, familiarity: number): Standing {
  if (affinity <= -0.35) return 'estranged'
  if (affinity < -0.05) return 'strained'
  if (affinity >= 0.6 && familiarity >= 0.6) return 'close_friend'
  if (affinity >= 0.22 && familiarity >= 0.25) return 'friend'
  return familiarity > 0 ? 'acquaintance' : 'stranger'
}
