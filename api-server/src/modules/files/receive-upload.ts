import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { asStorageError } from '@ai-community/shared/community/files/storage/local-storage.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import {
  MAX_UPLOAD_BYTES,
  uploadFieldsSchema,
  type UploadFields,
} from '@ai-community/shared/contracts/files.ts'

export interface ReceivedUpload {
  /** The local file that holds the bytes as they came. */
  path: string
  fields: UploadFields
  /** Tells this upload from another, by its bytes and fields. */
  fingerprint: string
}

/** What one form may hold; a part more is refused. */
export const MULTIPART_LIMITS = {
  files: 1,
  fields: 2,
  parts: 3,
  fileSize: MAX_UPLOAD_BYTES,
  fieldSize: 8 * 1024,
  fieldNameSize: 50,
  headerPairs: 20,
}
const FORM_OVERHEAD_BYTES = 64 * 1024
/** A refused upload is read on so far, since a client that still sends may not look at the answer before. */
const MAX_DISCARDED_BYTES = 2 * MAX_UPLOAD_BYTES
const TOO_MUCH = new Set(['FST_REQ_FILE_TOO_LARGE', 'FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'])

/**
 * Reads the form of an upload, the file into `folder` as it comes. Its name and its type are not looked at.
 *
 * @throws DomainError `unsupported_media_type`, `payload_too_large`, `malformed_body`, `validation_failed`,
 *   `request_timeout`, `storage_full`.
 */
export async function receiveUpload(
  request: FastifyRequest,
  folder: string,
  timeoutMs: number,
): Promise<ReceivedUpload> {
  const expired = new AbortController()
  const expiry = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    expired.abort()
    expiry.reject(new DomainError('request_timeout'))
  }, timeoutMs)
  try {
    // Gone before anybody listened: no event will tell of it any more.
    if (request.raw.destroyed) throw new DomainError('malformed_body')
    if (!request.isMultipart()) throw new DomainError('unsupported_media_type')
    if (Number(request.headers['content-length']) > MAX_UPLOAD_BYTES + FORM_OVERHEAD_BYTES)
      throw new DomainError('payload_too_large')
    return await Promise.race([readForm(request, folder, expired.signal), expiry.promise])
  } catch (error) {
    discardRest(request.raw)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** @throws DomainError `storage_full` when so little is free that the rest is needed for other things. */
export async function requireFreeDisk(folder: string, minFreeMb: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < minFreeMb * 1024 * 1024) throw new DomainError('storage_full')
}

async function readForm(
  request: FastifyRequest,
  folder: string,
  signal: AbortSignal,
): Promise<ReceivedUpload> {
  const target = path.join(folder, 'original')
  const hash = createHash('sha256')
  const texts: Record<string, unknown> = {}
  let hasFile = false
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file') throw refused(part.fieldname, 'is not a file of this form')
        await writeFile(part, target, hash, signal)
        hasFile = true
      } else {
        if (Object.hasOwn(texts, part.fieldname)) throw refused(part.fieldname, 'is given twice')
        if (part.valueTruncated) throw new DomainError('payload_too_large')
        texts[part.fieldname] = part.value
      }
    }
  } catch (error) {
    throw asUploadError(error)
  }
  if (!hasFile) throw refused('file', 'is missing')
  const fields = parseFields(texts)
  const fingerprint = hash.update(JSON.stringify(fields)).digest('hex')
  return { path: target, fields, fingerprint }
}

async function writeFile(
  part: MultipartFile,
  target: string,
  hash: ReturnType<typeof createHash>,
  signal: AbortSignal,
): Promise<void> {
  const counted = new PassThrough()
  counted.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(part.file, counted, createWriteStream(target, { flags: 'wx' }), { signal })
  if (part.file.truncated) throw new DomainError('payload_too_large')
}

function parseFields(texts: Record<string, unknown>): UploadFields {
  const parsed = uploadFieldsSchema.safeParse(texts)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('/'), message }))
  throw new DomainError('validation_failed', { errors })
}

function refused(field: string, message: string): DomainError {
  return new DomainError('validation_failed', { errors: [{ path: field.slice(0, 50), message }] })
}

/** A form that cannot be read is its sender's fault; that the disk is full, or cannot be written, is not. */
function asUploadError(error: unknown): unknown {
  const known = asStorageError(error)
  if (known instanceof DomainError) return known
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (TOO_MUCH.has(code)) return new DomainError('payload_too_large', { cause: error })
  return syscall === undefined ? new DomainError('malformed_body', { cause: error }) : error
}

function discardRest(raw: IncomingMessage): void {
  if (raw.readableEnded || raw.destroyed) return
  let left = MAX_DISCARDED_BYTES
  raw.unpipe()
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) raw.destroy()
  })
  raw.resume()
}
