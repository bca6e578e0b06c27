import type { BilingualText, PlaceKind } from '@ai-community/shared/world/vocabulary.ts'

export type ItemKind = 'food' | 'drink' | 'grocery' | 'book' | 'flower' | 'tool' | 'craft'

export interface ItemDefinition {
  key: string
  kind: ItemKind
  /** Bare noun: 牛肉面 / beef noodles. */
  name: BilingualText
  /** With its counter: 一碗牛肉面 / a bowl of beef noodles. */
  phrase: BilingualText
  priceCents: number
  /** Kinds of places that sell it; empty for what is only made or cooked. */
  soldAt: readonly PlaceKind[]
  /** Kinds of places where it can be made; 'home' for what is cooked. */
  madeAt: readonly PlaceKind[]
  /** Keys of items that making it uses up, one of each. */
  madeFrom: readonly string[]
}

type Pair = readonly [zh: string, en: string]
interface Origin {
  sold?: readonly PlaceKind[]
  made?: readonly PlaceKind[]
  from?: readonly string[]
}

/** One row of the lists of items. */
export function item(
  key: string,
  kind: ItemKind,
  name: Pair,
  phrase: Pair,
  priceCents: number,
  origin: Origin,
): ItemDefinition {
  return {
    key,
    kind,
    name: { zh: name[0], en: name[1] },
    phrase: { zh: phrase[0], en: phrase[1] },
    priceCents,
    soldAt: origin.sold ?? [],
    madeAt: origin.made ?? [],
    madeFrom: origin.from ?? [],
  }
}
