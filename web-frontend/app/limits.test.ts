import { passwordSchema } from '@ai-community/shared/contracts/accounts.ts'
import { createCommentSchema } from '@ai-community/shared/contracts/comments.ts'
import { sendMessageSchema } from '@ai-community/shared/contracts/conversations.ts'
import { createPostSchema } from '@ai-community/shared/contracts/posts.ts'
import { MAX_UPLOAD_BYTES } from '@ai-community/shared/contracts/files.ts'
import { REPORT_REASONS as API_REASONS } from '@ai-community/shared/contracts/moderation.ts'
import { usernameSchema } from '@ai-community/shared/contracts/primitives.ts'
import { describe, expect, it } from 'vitest'
import {
  COMMENT_MAX_LENGTH,
  MESSAGE_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
  PICTURES_MAX_COUNT,
  PICTURE_MAX_BYTES,
  POST_MAX_LENGTH,
  REPORT_REASONS,
  USERNAME_PATTERN,
  codePointLength,
} from './limits.ts'

describe("the forms' limits are the API's", () => {
  it.each([
    ['a post', POST_MAX_LENGTH, createPostSchema],
    ['a comment', COMMENT_MAX_LENGTH, createCommentSchema],
    ['a message', MESSAGE_MAX_LENGTH, sendMessageSchema],
  ])('for %s', (_what, limit, schema) => {
    expect(schema.safeParse({ content: '😀'.repeat(limit) }).success).toBe(true)
    expect(schema.safeParse({ content: '😀'.repeat(limit + 1) }).success).toBe(false)
  })

  it('for pictures and reports', () => {
    const ids = Array.from({ length: PICTURES_MAX_COUNT }, (_, n) => String(n + 1))
    expect(createPostSchema.safeParse({ content: 'x', fileIds: ids }).success).toBe(true)
    expect(createPostSchema.safeParse({ content: 'x', fileIds: [...ids, '10'] }).success).toBe(false)
    expect(PICTURE_MAX_BYTES).toBe(MAX_UPLOAD_BYTES)
    expect(REPORT_REASONS).toEqual(API_REASONS)
  })

  it('for a password', () => {
    expect(passwordSchema.safeParse('x'.repeat(PASSWORD_MIN_LENGTH)).success).toBe(true)
    expect(passwordSchema.safeParse('x'.repeat(PASSWORD_MIN_LENGTH - 1)).success).toBe(false)
  })

  it.each(['abc', 'a_9', 'ab', 'ABC', 'a-b', 'x'.repeat(30), 'x'.repeat(31), '林梅'])(
    'for the username %s',
    (name) => {
      expect(USERNAME_PATTERN.test(name.toLowerCase())).toBe(usernameSchema.safeParse(name).success)
    },
  )

  it('and an emoji counts once', () => {
    expect(codePointLength('a😀林')).toBe(3)
  })
})
