/** A number, text or flag somewhere below an object, with the way to it. */
export interface Leaf {
  /** Names and positions from the root, e.g. `world.tables.residents.3.needs.0`. */
  path: string
  value: number | string | boolean | null
  /** It stands in a typed array. */
  isWord: boolean
  write: (value: unknown) => void
}

type TypedArray = Float64Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array

/** Positions as `#`, so that all leaves of one field share a name. */
function fieldOf(path: string): string {
  return path.replaceAll(/(?<=^|\.)-?\d+(?=\.|$)/g, '#')
}

/**
 * Every leaf below `root`, private fields too (they are private to the compiler alone). Nothing below a field that
 * `isSkipped` names is looked at.
 */
export function* leavesOf(root: object, isSkipped: (field: string) => boolean): Generator<Leaf> {
  yield* leavesBelow(root, '', new Set([root]), isSkipped)
}

function* leavesBelow(
  parent: object,
  prefix: string,
  above: Set<object>,
  isSkipped: (field: string) => boolean,
): Generator<Leaf> {
  for (const [name, value, write] of partsOf(parent)) {
    const path = prefix + name
    if (isSkipped(fieldOf(path)) || typeof value === 'function' || value === undefined) continue
    if (typeof value === 'object' && value !== null) {
      if (above.has(value)) continue
      above.add(value)
      yield* leavesBelow(value, `${path}.`, above, isSkipped)
      above.delete(value)
    } else yield { path, value: value as Leaf['value'], isWord: ArrayBuffer.isView(parent), write }
  }
}

/** Fields of an object, elements of an array, values of a map by their keys, and how to put another in their place. */
function* partsOf(parent: object): Generator<[string, unknown, (value: unknown) => void]> {
  if (parent instanceof Map) {
    const map = parent as Map<unknown, unknown>
    for (const [key, value] of map) yield [String(key), value, (other) => map.set(key, other)]
  } else if (parent instanceof Set) {
    throw new TypeError('a set in the state: name it a cache or make it a list, its order is none')
  } else if (ArrayBuffer.isView(parent)) {
    const words = parent as TypedArray
    // The rest of a table is room for what is not there yet.
    for (let i = 0; i < words.length; i++)
      if (words[i] !== 0) yield [String(i), words[i], (value) => (words[i] = value as number)]
  } else {
    const fields = parent as Record<string, unknown>
    for (const name of Object.keys(fields)) yield [name, fields[name], (value) => (fields[name] = value)]
  }
}

/** Another value of the same type; undefined for null, which has none. */
export function flipped(value: Leaf['value']): Leaf['value'] | undefined {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}x`
  return value === null ? undefined : !value
}

/** Leaves by field, at most `perField` of each (of typed arrays `perArray`), spread over all that the field has. */
export function sampleByField(
  leaves: Iterable<Leaf>,
  perField: number,
  perArray: number,
): Map<string, Leaf[]> {
  const fields = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const field = fieldOf(leaf.path)
    const known = fields.get(field)
    if (known) known.push(leaf)
    else fields.set(field, [leaf])
  }
  for (const [field, all] of fields) {
    const most = all[0]!.isWord ? perArray : perField
    const step = Math.max(1, all.length / most)
    const sample = Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]!)
    fields.set(field, sample)
  }
  return fields
}
