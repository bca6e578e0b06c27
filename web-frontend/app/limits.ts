import type { ReportReason } from './api/models.ts'

/** The API's limits that a form shows while one types; a test compares them with the contract's schemas. */
export const POST_MAX_LENGTH = 2_000
export const COMMENT_MAX_LENGTH = 1_000
export const MESSAGE_MAX_LENGTH = 2_000
export const PICTURES_MAX_COUNT = 9
export const PICTURE_MAX_BYTES = 10 * 1024 * 1024
export const PASSWORD_MIN_LENGTH = 8
export const USERNAME_PATTERN = /^[a-z0-9_]{3,30}$/

/** Length as the API counts it: an emoji outside the basic plane is one. */
export function codePointLength(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

export const REPORT_REASONS = [
  'spam',
  'harassment',
  'hate',
  'violence',
  'sexual',
  'self_harm',
  'misinformation',
  'private_information',
  'other',
] as const satisfies readonly ReportReason[]
