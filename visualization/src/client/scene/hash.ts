/** FNV-1a, 32 bits: the same text gives the same looks on every screen. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

/** A number in [0, 1) that belongs to a tile; `salt` tells apart several uses of one tile. */
export function tileNoise(x: number, y: number, salt = 0): number {
  let hash =
    Math.imul(x + 374_761, 0x27d4eb2d) ^ Math.imul(y + 668_265, 0x165667b1) ^ Math.imul(salt + 1, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
