import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const DEVICE_COOKIE = 'aic_device'
const DEVICE_PATH = '/api/auth/login'
const LIFE_SECONDS = 365 * 24 * 60 * 60

/**
 * Marks the browser as one that signed in to the account (the device cookie of OWASP): guesses of others then don't
 * count against it. It opens nothing by itself.
 */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, key: string, userId: string) {
  const device = randomBytes(12).toString('base64url')
  reply.setCookie(DEVICE_COOKIE, `${device}.${proofOf(key, userId, device)}`, {
    path: DEVICE_PATH,
    maxAge: LIFE_SECONDS,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  })
}

/** The device, if it is one of the account's. */
export function deviceOf(request: FastifyRequest, key: string, userId: string): string | undefined {
  const [device = '', proof = ''] = request.cookies[DEVICE_COOKIE]?.split('.') ?? []
  const expected = Buffer.from(proofOf(key, userId, device))
  const given = Buffer.from(proof)
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : undefined
}

function proofOf(key: string, userId: string, device: string): string {
  return createHmac('sha256', key).update(`device:${userId}:${device}`).digest('base64url')
}
