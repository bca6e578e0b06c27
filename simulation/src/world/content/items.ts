import type { ItemDefinition } from './item-definition.ts'
import { itemsToEat } from './items-to-eat.ts'
import { itemsToKeep } from './items-to-keep.ts'

/** Everything that can be owned, bought, made, cooked, eaten or given; new ones go to the end. */
export const items: readonly ItemDefinition[] = [...itemsToEat, ...itemsToKeep]

const itemsByKey = new Map(items.map((definition) => [definition.key, definition]))

/** The item with this key. @throws RangeError for a key the town does not have. */
export function getItem(key: string): ItemDefinition {
  const definition = itemsByKey.get(key)
  if (!definition) throw new RangeError(`no such item: ${key}`)
  return definition
}
