import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServedFile } from '@ai-community/shared/community/files/files.service.ts'
import type { ApiContext } from '../../context.ts'

/** Even opened by itself, in a browser that guesses types, a file is a picture and nothing else. */
const FILE_CSP = "default-src 'none'; sandbox; frame-ancestors 'none'"
const FOREVER = 'public, max-age=31536000, immutable'

/** Sends a stored file, or the part of it that is asked for, or 304 to the client that has it. */
export async function sendStoredFile(
  ctx: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedFile,
): Promise<FastifyReply> {
  const isForAll = file.isPublic && request.viewer === null
  reply.headers({
    etag: file.etag,
    vary: 'Authorization',
    'cache-control': isForAll ? FOREVER : 'private, no-store',
    'content-security-policy': FILE_CSP,
    'accept-ranges': 'bytes',
  })
  if (hasCurrent(request.headers['if-none-match'], file.etag)) return reply.code(304).send()
  reply.type(file.mime).header('content-disposition', `inline; filename="${file.name}"`)
  const range = rangeOf(request, file.etag)
  const location = ctx.storage.locate(file.storageKey)
  if ('open' in location) return sendRemote(request, reply, await location.open(range))
  return reply.sendFile(location.path, location.folder, {
    // Ours are stronger than what @fastify/static makes of a file's size and time.
    ...{ etag: false, lastModified: false, cacheControl: false, contentType: false },
    acceptRanges: range !== undefined,
  })
}

async function sendRemote(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, sizeBytes, contentRange }: Awaited<ReturnType<RemoteLocation['open']>>,
): Promise<FastifyReply> {
  if (contentRange !== undefined) reply.code(206).header('content-range', contentRange)
  reply.header('content-length', String(sizeBytes))
  if (request.method !== 'HEAD') return reply.send(body)
  body.destroy()
  return reply.send(Readable.from([]))
}

type RemoteLocation = Extract<ReturnType<ApiContext['storage']['locate']>, { open: unknown }>

/** The single range to answer; none when `If-Range` names other bytes than these. */
function rangeOf({ headers }: FastifyRequest, etag: string): string | undefined {
  const { range } = headers
  if (range === undefined || !/^bytes=(\d+-\d*|-\d+)$/.test(range)) return undefined
  const condition = headers['if-range']
  if (condition !== undefined && condition !== etag) return undefined
  // @fastify/send would compare it with a tag of its own.
  delete headers['if-range']
  return range
}

function hasCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')))
}
