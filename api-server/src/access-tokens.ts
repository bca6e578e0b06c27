import { randomUUID } from 'node:crypto'
import jwt from '@fastify/jwt'
import Fastify, { type FastifyInstance } from 'fastify'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'

const ALGORITHM = 'HS256'
const ISSUER = 'ai-community'
const AUDIENCE = 'ai-community-api'

export interface AccessClaims {
  /** Id of the member. */
  sub: string
  /** Id of the session: what a logout ends. */
  sid: string
}

/** What a token of ours says beside; in seconds. */
type VerifiedClaims = AccessClaims & { exp: number }

/** About 3 MB of tokens. */
const MAX_VERIFIED = 5_000

type Jwt = FastifyInstance['jwt']

/**
 * Signs and checks access tokens. All keys verify, the first signs: a new one logs nobody out.
 *
 * @throws Error when there is no key.
 */
export async function createAccessTokens(
  keys: readonly { id: string; secret: string }[],
  lifeSeconds: number,
): Promise<AccessTokens> {
  if (keys.length === 0) throw new Error('JWT_KEYS is empty')
  const jwts = await Promise.all(keys.map((key) => jwtOf(key, lifeSeconds)))
  return new AccessTokens(new Map(keys.map((key, index) => [key.id, jwts[index]!])), lifeSeconds)
}

export class AccessTokens {
  readonly lifeSeconds: number
  readonly #jwts: ReadonlyMap<string, Jwt>
  readonly #newest: Jwt
  /** Good until they run out: a member sends one token for minutes, and checking it anew costs as much as the routing. */
  readonly #verified = new Map<string, VerifiedClaims>()

  constructor(jwts: ReadonlyMap<string, Jwt>, lifeSeconds: number) {
    this.lifeSeconds = lifeSeconds
    this.#jwts = jwts
    this.#newest = jwts.values().next().value!
  }

  issue(claims: AccessClaims): string {
    return this.#newest.sign({ ...claims, jti: randomUUID() })
  }

  /** @throws DomainError `invalid_token` whatever is wrong with it. */
  verify(token: string): AccessClaims {
    const known = this.#verified.get(token)
    if (known && known.exp * 1000 > Date.now()) return known
    const claims = this.#check(token)
    this.#verified.delete(token)
    this.#verified.set(token, claims)
    if (this.#verified.size > MAX_VERIFIED) this.#verified.delete(this.#verified.keys().next().value!)
    return claims
  }

  #check(token: string): VerifiedClaims {
    // The last character has bits that decoding drops: without this, four spellings of one token would pass.
    const signature = token.slice(token.lastIndexOf('.') + 1)
    if (Buffer.from(signature, 'base64url').toString('base64url') !== signature)
      throw new DomainError('invalid_token')
    try {
      const decoded = this.#newest.decode<{ header: { kid?: string } }>(token, { complete: true })
      const found = this.#jwts.get(decoded?.header.kid ?? '')
      if (found) return found.verify<VerifiedClaims>(token)
    } catch (error) {
      throw new DomainError('invalid_token', { cause: error })
    }
    throw new DomainError('invalid_token')
  }
}

/**
 * @fastify/jwt hands one key to each instance, and asks for the key by a callback where there are several: an
 * instance of its own for each key keeps checking a token synchronous, and its verifier compiled.
 */
async function jwtOf({ id, secret }: { id: string; secret: string }, lifeSeconds: number): Promise<Jwt> {
  const holder = Fastify()
  await holder.register(jwt, {
    secret,
    sign: { kid: id, algorithm: ALGORITHM, iss: ISSUER, aud: AUDIENCE, expiresIn: lifeSeconds },
    verify: {
      // One algorithm, whatever the token's header says.
      algorithms: [ALGORITHM],
      allowedIss: ISSUER,
      allowedAud: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
      checkTyp: 'JWT',
    },
  })
  return holder.jwt
}
