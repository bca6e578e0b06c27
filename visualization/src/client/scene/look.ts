import { hashOf } from './hash.ts'

const HAIR_STYLES = ['short', 'bob', 'long', 'bun', 'spiky', 'cap', 'curly'] as const
type HairStyle = (typeof HAIR_STYLES)[number]

/** How a resident looks: indexes into the palettes of the art. */
export interface Look {
  /** One number for the whole look; residents with the same share their sprites. */
  index: number
  hairStyle: HairStyle
  hair: number
  skin: number
  top: number
  bottom: number
  skirt: boolean
}

/** Enough that people in a street differ, few enough for one texture. */
export const LOOK_COUNT = 256

/** The same username looks the same on every screen. */
export function lookOf(username: string): Look {
  const index = hashOf(username) % LOOK_COUNT
  const trait = (salt: string, count: number): number => hashOf(`${salt}${index}`) % count
  return {
    index,
    hairStyle: HAIR_STYLES[trait('style', HAIR_STYLES.length)]!,
    hair: trait('hair', 8),
    skin: trait('skin', 6),
    top: trait('top', 12),
    bottom: trait('bottom', 6),
    skirt: trait('skirt', 3) === 0,
  }
}
