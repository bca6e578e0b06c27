/** Every error a client can be told, with its HTTP status (RFC 9110) and English title. */
export const ERROR_CODES = {
  validation_failed: [400, 'The request is not valid'],
  malformed_body: [400, 'The body could not be read'],
  invalid_cursor: [400, 'The cursor is not one of this list'],
  unauthenticated: [401, 'Sign in to do this'],
  invalid_token: [401, 'The access token is not valid'],
  invalid_credentials: [401, 'Name or password is wrong'],
  totp_required: [401, 'A second factor is needed'],
  invalid_totp: [401, 'The code of the second factor is not valid'],
  invalid_refresh_token: [401, 'The refresh token is not valid'],
  token_reused: [401, 'The refresh token was used before; the session has been ended'],
  forbidden: [403, 'This account may not do this'],
  wrong_password: [403, 'The password is wrong'],
  wrong_code: [403, 'The code of the second factor is missing or wrong'],
  account_suspended: [403, 'This account is suspended'],
  not_found: [404, 'There is nothing at this address'],
  user_not_found: [404, 'There is no such user'],
  post_not_found: [404, 'There is no such post'],
  comment_not_found: [404, 'There is no such comment'],
  conversation_not_found: [404, 'There is no such conversation'],
  message_not_found: [404, 'There is no such message'],
  resident_not_found: [404, 'There is no such resident'],
  location_not_found: [404, 'There is no such place'],
  encounter_not_found: [404, 'There is no such meeting'],
  event_not_found: [404, 'There is no such event'],
  world_not_found: [404, 'There is no world yet'],
  file_not_found: [404, 'There is no such file'],
  post_removed: [404, 'A moderator has removed this post'],
  report_not_found: [404, 'There is no such report'],
  command_not_found: [404, 'There is no such command'],
  session_not_found: [404, 'There is no such session'],
  method_not_allowed: [405, 'This method is not allowed here'],
  not_acceptable: [406, 'The answer is not to be had in that form'],
  request_timeout: [408, 'The request took too long to arrive'],
  username_taken: [409, 'This username is taken'],
  email_taken: [409, 'This e-mail address is in use'],
  already_reported: [409, 'You have reported this already'],
  conflict: [409, 'The change conflicts with the present state'],
  file_in_use: [409, 'The file is attached to something'],
  version_conflict: [412, 'The object has been changed meanwhile'],
  payload_too_large: [413, 'The body is too large'],
  uri_too_long: [414, 'The address is too long'],
  unsupported_media_type: [415, 'This content type is not understood here'],
  unsupported_image: [415, 'Only JPEG, PNG, WebP and GIF pictures are taken'],
  range_not_satisfiable: [416, 'The file has no such part'],
  idempotency_key_reused: [422, 'This Idempotency-Key was used with another request'],
  image_unreadable: [422, 'The picture is damaged or cannot be read'],
  image_too_large: [422, 'The picture has too many pixels or frames'],
  invalid_reset_token: [422, 'This link has been used or is too old'],
  password_too_common: [422, 'This password is on the list of common passwords'],
  rate_limited: [429, 'Too many requests'],
  headers_too_large: [431, 'The headers are too large'],
  internal_error: [500, 'Something went wrong on our side'],
  service_unavailable: [503, 'The service is not available right now'],
  storage_full: [507, 'There is no space left to store this'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof ERROR_CODES

export interface FieldError {
  /** JSON pointer-like path of the field: `"content"`, `"fileIds/0"`. */
  path: string
  message: string
}

/** An error of the domain: what the client is told is fixed by the code, never by a driver's text. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly errors: readonly FieldError[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ErrorCode,
    options: {
      detail?: string
      errors?: readonly FieldError[]
      retryAfterSeconds?: number
      cause?: unknown
    } = {},
  ) {
    super(options.detail ?? ERROR_CODES[code][1], { cause: options.cause })
    this.name = 'DomainError'
    this.code = code
    this.status = ERROR_CODES[code][0]
    this.errors = options.errors
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
