/** One key as it stands in JWT_KEYS or DATA_KEYS: `id:secret`. */
export type KeyEntry = string

export interface Rotation {
  keys: KeyEntry[]
  /** Ids, for the operator to read. */
  added?: string
  promoted?: string
  dropped: string[]
}

/** A key is needed for this long after a newer one took over: tokens expire, and processes have been restarted. */
const NEEDED_MS = 24 * 60 * 60_000

/**
 * The keyring after a rotation; the first key is the one in use. A key that stands by is promoted, else a new one is
 * made. With `standby` a new key is only announced: every process can read what it makes before any uses it.
 *
 * @param isUnused whether nothing depends on an old key any more.
 */
export async function rotateKeyring(
  keys: readonly KeyEntry[],
  options: {
    now: Date
    standby: boolean
    makeKey: (id: string) => KeyEntry
    isUnused: (id: string) => Promise<boolean>
  },
): Promise<Rotation> {
  const { now, standby } = options
  const [active, ...others] = keys
  const waiting = others.find((key) => active !== undefined && madeAt(key) > madeAt(active))
  if (standby) {
    if (waiting !== undefined || active === undefined) return { keys: [...keys], dropped: [] }
    const key = options.makeKey(idOfKeyMadeAt(now))
    return { keys: [active, key, ...others], added: idOf(key), dropped: [] }
  }
  const first = waiting ?? options.makeKey(idOfKeyMadeAt(now))
  const older = [...(active === undefined ? [] : [active]), ...others.filter((key) => key !== waiting)]
  const kept = [first]
  const dropped: string[] = []
  for (const key of older) {
    const isOverdue = now.getTime() - madeAt(kept.at(-1)!) > NEEDED_MS
    if (isOverdue && (await options.isUnused(idOf(key)))) dropped.push(idOf(key))
    else kept.push(key)
  }
  return {
    keys: kept,
    dropped,
    ...(waiting === undefined ? { added: idOf(first) } : { promoted: idOf(first) }),
  }
}

export function idOf(key: KeyEntry): string {
  return key.slice(0, key.indexOf(':'))
}

/** Ids carry the second they were made in; those of the first start, `k1` and `d1`, are older than all. */
function idOfKeyMadeAt(now: Date): string {
  return `t${Math.floor(now.getTime() / 1000)}`
}

function madeAt(key: KeyEntry): number {
  const seconds = /^t(\d{9,12}):/.exec(key)?.[1]
  return seconds === undefined ? 0 : Number(seconds) * 1000
}
