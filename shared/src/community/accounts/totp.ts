import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const ISSUER = 'AI Community'
const PERIOD_SECONDS = 30
/** A clock that is off by one step, either way, is let pass (RFC 6238, 5.2). */
const WINDOW_STEPS = 1
const RECOVERY_CODES = 10
/** Crockford's alphabet: nothing in it is mistaken for something else when it is copied by hand. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const RECOVERY_CODE_LENGTH = 12

/** 160 random bits in base32, as RFC 4226 recommends. */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The otpauth URI that an authenticator reads from a QR code. */
export function totpUri(secret: string, username: string): string {
  return totpOf(secret, username).toString()
}

/** The time step whose code this is, or undefined when it is none of now. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: WINDOW_STEPS })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
}

export function isTotpCode(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/** Fresh recovery codes of 60 random bits each, written like `7k3m-q9tz-04xd`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(RECOVERY_CODE_LENGTH)]
      .map((byte) => ALPHABET[byte % ALPHABET.length]!)
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  )
}

/** A recovery code as it is hashed: however it was typed. */
export function plainRecoveryCode(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS })
}
