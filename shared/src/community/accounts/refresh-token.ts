import { createHash, createHmac } from 'node:crypto'

/**
 * The refresh token of a session's `generation`: derived, not drawn, so that a client that lost the answer
 * can be given the very same child again.
 */
export function refreshTokenOf(refreshKey: string, sessionId: string, generation: number): string {
  const name = `${sessionId}.${generation}`
  return `${name}.${createHmac('sha256', refreshKey).update(name).digest('base64url')}`
}

/** What is stored of a token, and what it is found by: a stolen table opens no session. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
