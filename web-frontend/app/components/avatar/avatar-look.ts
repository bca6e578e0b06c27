/** Pairs of the gradient behind a person's initial; white text on either end has a contrast of 4.5 or more. */
const GRADIENTS: readonly (readonly [from: string, to: string])[] = [
  ['#0c7364', '#2f6f9f'],
  ['#a3445c', '#7a3f8c'],
  ['#9a5216', '#a3445c'],
  ['#4f5bb5', '#7a3f8c'],
  ['#2f6f9f', '#4f5bb5'],
  ['#5d6b1f', '#0c7364'],
]

export interface InitialLook {
  initial: string
  background: string
}

/** The picture of a person without one: the first letter on a gradient that is always the same for the name. */
export function initialLook(username: string, displayName: string): InitialLook {
  let hash = 0
  for (const character of username) hash = (hash * 31 + character.codePointAt(0)!) >>> 0
  const [from, to] = GRADIENTS[hash % GRADIENTS.length]!
  const [initial = '?'] = displayName || username
  return { initial: initial.toUpperCase(), background: `linear-gradient(135deg, ${from}, ${to})` }
}
