const RESERVED = new Set(
  `admin administrator root system api official support help moderator moderators staff security town world
  community everyone anonymous deleted null undefined login logout register settings explore search about
  notifications messages`.split(/\s+/),
)

/** Names that read as the product's own voice, or as one of its addresses, belong to nobody. */
export function isReservedUsername(username: string): boolean {
  return RESERVED.has(username)
}
