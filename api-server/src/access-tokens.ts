import { randomUUID } from 'node:crypto'
import { createDecoder, createSigner, createVerifier } from 'fast-jwt'
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

/** Signs and checks access tokens. All keys verify, the first signs: a new one logs nobody out. */
export class AccessTokens {
  readonly lifeSeconds: number
  readonly #sign: (claims: AccessClaims & { jti: string }) => string
  readonly #verifiers: ReadonlyMap<string, (token: string) => AccessClaims>
  readonly #decode = createDecoder({ complete: true })

  constructor(keys: readonly { id: string; secret: string }[], lifeSeconds: number) {
    const newest = keys[0]
    if (!newest) throw new Error('JWT_KEYS is empty')
    this.lifeSeconds = lifeSeconds
    this.#sign = createSigner({
      key: newest.secret,
      kid: newest.id,
      algorithm: ALGORITHM,
      iss: ISSUER,
      aud: AUDIENCE,
      expiresIn: lifeSeconds * 1000,
    })
    this.#verifiers = new Map(keys.map((key) => [key.id, verifierOf(key.secret)]))
  }

  issue(claims: AccessClaims): string {
    return this.#sign({ ...claims, jti: randomUUID() })
  }

  /** @throws DomainError `invalid_token` whatever is wrong with it. */
  verify(token: string): AccessClaims {
    try {
      const { header } = this.#decode(token) as { header: { kid?: string } }
      const verify = this.#verifiers.get(header.kid ?? '')
      if (verify) return verify(token)
    } catch (error) {
      throw new DomainError('invalid_token', { cause: error })
    }
    throw new DomainError('invalid_token')
  }
}

function verifierOf(secret: string): (token: string) => AccessClaims {
  return createVerifier({
    key: secret,
    // One algorithm, whatever the token's header says.
    algorithms: [ALGORITHM],
    allowedIss: ISSUER,
    allowedAud: AUDIENCE,
    requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
    checkTyp: 'JWT',
  })
}
