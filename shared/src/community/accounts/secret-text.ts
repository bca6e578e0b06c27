import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A key out of DATA_KEYS: `secret` is 32 bytes in base64url. */
export interface DataKey {
  id: string
  secret: string
}

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts `text` with the newest key (AES-256-GCM, NIST SP 800-38D).
 *
 * @param place names table, column and row: moved to another row, the text no longer opens.
 * @returns length of the key's id, the id, nonce, tag, cipher text.
 */
export function sealText(keys: readonly DataKey[], text: string, place: string): Buffer {
  const key = newest(keys)
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', subkey(key, 'seal'), iv).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const id = Buffer.from(key.id)
  return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), sealed])
}

/** @throws Error when the key is gone, or the text was changed or moved. */
export function openText(keys: readonly DataKey[], sealed: Buffer, place: string): string {
  const idEnd = 1 + sealed[0]!
  const id = sealed.subarray(1, idEnd).toString()
  const key = keys.find((candidate) => candidate.id === id)
  if (!key) throw new Error(`DATA_KEYS has no key "${id}"`)
  const iv = sealed.subarray(idEnd, idEnd + IV_BYTES)
  const tag = sealed.subarray(idEnd + IV_BYTES, idEnd + IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', subkey(key, 'seal'), iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(tag)
  return (
    decipher.update(sealed.subarray(idEnd + IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  )
}

/** Keyed hashes by which an e-mail address is found, under each key, the newest first. */
export function emailHashes(keys: readonly DataKey[], email: string): string[] {
  const normal = email.trim().toLowerCase()
  return keys.map((key) => createHmac('sha256', subkey(key, 'look-up')).update(normal).digest('hex'))
}

/** Where a member's secrets are sealed to: moved to another row or column, they no longer open. */
export function emailPlace(userId: string): string {
  return `users.email:${userId}`
}

export function totpPlace(userId: string): string {
  return `users.totp:${userId}`
}

/** The two columns of an address: one to read it, one to find it. */
export function sealedEmail(keys: readonly DataKey[], userId: string, email: string) {
  return {
    emailCipher: sealText(keys, email, emailPlace(userId)),
    emailHash: emailHashes(keys, email)[0]!,
  }
}

/** Id of the key a text is sealed under. */
export function keyIdOf(sealed: Buffer): string {
  return sealed.subarray(1, 1 + sealed[0]!).toString()
}

function newest(keys: readonly DataKey[]): DataKey {
  const key = keys[0]
  if (!key) throw new Error('DATA_KEYS is empty')
  return key
}

function subkey(key: DataKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key.secret, 'base64url'), '', purpose, 32))
}
