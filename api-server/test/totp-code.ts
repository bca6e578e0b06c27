import { TOTP } from 'otpauth'

/** What an authenticator with this secret shows at the time. */
export function codeAt(secret: string, time: Date): string {
  return new TOTP({ secret }).generate({ timestamp: time.getTime() })
}
