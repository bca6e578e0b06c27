/**
 * The core's own name for a thing it made (`"1:2045"`: epoch and sequence) or learned of through an input
 * (`"in:17"`, the input's number; for a post, comment or message that a person wrote). Unique in a world for ever;
 * the ports translate to database ids, which never enter the state.
 */
export type WorldKey = string

/**
 * Inside the state a key is a number: a sequence from 1 for things the core made, the negated input number for
 * things that came with an input, 0 for none.
 */
export type KeyNumber = number

export const NO_KEY: KeyNumber = 0

/**
 * @param epochStarts first sequence of each epoch, beginning with epoch 1
 */
export function formatKey(key: KeyNumber, epochStarts: readonly number[]): WorldKey {
  if (key < 0) return `in:${-key}`
  let epoch = epochStarts.length
  while (epoch > 1 && key < epochStarts[epoch - 1]!) epoch--
  return `${epoch}:${key}`
}

/** @throws RangeError when the text is no world key. */
export function parseKey(text: WorldKey): KeyNumber {
  const match = /^(?:in:([1-9]\d*)|[1-9]\d*:([1-9]\d*))$/.exec(text)
  if (!match) throw new RangeError(`not a world key: ${text}`)
  return match[1] ? -Number(match[1]) : Number(match[2])
}
