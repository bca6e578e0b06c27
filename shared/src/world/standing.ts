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
