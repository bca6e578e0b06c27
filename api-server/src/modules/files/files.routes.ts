import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  deleteFile,
  describeFile,
  getServedFile,
  requireOwnFile,
} from '@ai-community/shared/community/files/files.service.ts'
import { storePicture, withUploadFolder } from '@ai-community/shared/community/files/uploads.service.ts'
import {
  fileParamsSchema,
  fileSchema,
  PICTURE_TYPES,
  updateFileSchema,
  uploadFormSchema,
} from '@ai-community/shared/contracts/files.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'
import { MULTIPART_LIMITS, receiveUpload, requireFreeDisk } from './receive-upload.ts'
import { sendStoredFile } from './send-file.ts'

const tags = ['files']
/** For waiting for a turn, encoding and storing, after an upload has arrived; each has a limit of its own within. */
const WORK_MS = 60_000
/** For a slow reader of a large file. */
const DOWNLOAD_MS = 120_000
/** Each holds up to 10 MiB of the disk. */
const MAX_UPLOADS_AT_ONCE = 64

const bytesSchema = z.string().meta({ format: 'binary' })
const pictureAnswer = (description: string, types: readonly string[]) => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: bytesSchema }])),
})

/** Uploads and what is made of them. Only these routes understand forms with files. */
export async function fileRoutes(app: App, ctx: ApiContext): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: MULTIPART_LIMITS })
    await scope.register(fastifyStatic, { serve: false })
    const api = scope.withTypeProvider<ZodTypeProvider>()
    uploadRoute(api, ctx)
    downloadRoutes(api, ctx)
    ownFileRoutes(api, ctx)
  })
}

function uploadRoute(app: App, ctx: ApiContext): void {
  let uploads = 0
  app.post(
    '/files',
    {
      config: { auth: 'member', limit: 'upload' },
      handlerTimeout: ctx.config.UPLOAD_TIMEOUT_MS + WORK_MS,
      // The form is read part by part: there is no body to be checked as one.
      validatorCompiler: () => (value: unknown) => ({ value }),
      schema: {
        operationId: 'uploadFile',
        tags,
        summary: 'Upload a picture',
        consumes: ['multipart/form-data'],
        body: uploadFormSchema,
        response: { 201: fileSchema },
      },
    },
    async (request, reply) => {
      if (uploads >= MAX_UPLOADS_AT_ONCE)
        throw new DomainError('service_unavailable', { retryAfterSeconds: 5 })
      uploads++
      try {
        const file = await withUploadFolder(ctx, async (folder) => {
          await requireFreeDisk(folder, ctx.config.MIN_FREE_DISK_MB)
          const { path, fields, fingerprint } = await receiveUpload(
            request,
            folder,
            ctx.config.UPLOAD_TIMEOUT_MS,
          )
          return storePicture(ctx, memberOf(request), path, fields, onceKeyOf(request, fingerprint))
        })
        return reply.code(201).send(file)
      } finally {
        uploads--
      }
    },
  )
}

function downloadRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/files/:id',
    {
      config: { auth: 'public' },
      handlerTimeout: DOWNLOAD_MS,
      schema: {
        operationId: 'getFile',
        tags,
        summary: 'The picture, whole or in part',
        params: fileParamsSchema,
        response: {
          200: pictureAnswer('The picture', PICTURE_TYPES),
          206: pictureAnswer('The part of it that was asked for', PICTURE_TYPES),
        },
      },
    },
    async (request, reply) =>
      sendStoredFile(
        ctx,
        request,
        reply,
        await getServedFile(ctx, request.viewer, request.params.id, 'original'),
      ),
  )

  app.get(
    '/files/:id/thumb',
    {
      config: { auth: 'public' },
      handlerTimeout: DOWNLOAD_MS,
      schema: {
        operationId: 'getThumbnail',
        tags,
        summary: 'A small, still version of the picture',
        params: fileParamsSchema,
        response: {
          200: pictureAnswer('The thumbnail', ['image/webp']),
          206: pictureAnswer('The part of it that was asked for', ['image/webp']),
        },
      },
    },
    async (request, reply) =>
      sendStoredFile(
        ctx,
        request,
        reply,
        await getServedFile(ctx, request.viewer, request.params.id, 'thumb'),
      ),
  )
}

function ownFileRoutes(app: App, ctx: ApiContext): void {
  app.patch(
    '/files/:id',
    {
      config: {
        auth: 'member',
        requireSubject: ({ id }, viewer) => requireOwnFile(ctx, viewer, String(id)),
      },
      schema: {
        operationId: 'describeFile',
        tags,
        summary: 'Describe an own picture in words',
        params: fileParamsSchema,
        body: updateFileSchema,
        response: { 200: fileSchema },
      },
    },
    (request) => describeFile(ctx, memberOf(request), request.params.id, request.body.alt),
  )

  app.delete(
    '/files/:id',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'deleteFile',
        tags,
        summary: 'Delete an own picture that is attached to nothing',
        params: fileParamsSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteFile(ctx, memberOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
