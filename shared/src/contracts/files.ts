import { z } from 'zod'
import { idSchema, textSchema } from './primitives.ts'

/** The largest upload, before it is encoded anew. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

/** What is taken, told by the content alone. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

export const fileSchema = z
  .object({
    id: idSchema,
    url: z.string(),
    thumbUrl: z.string(),
    mime: z.string(),
    width: z.int(),
    height: z.int(),
    sizeBytes: z.int(),
    blurhash: z.string(),
    alt: z.string(),
    aiGenerated: z.boolean(),
  })
  .meta({ id: 'File' })
export type File = z.infer<typeof fileSchema>

/** What a file is uploaded for; it can be attached to nothing else. */
export const FILE_PURPOSES = ['avatar', 'post', 'message'] as const
export const filePurposeSchema = z.enum(FILE_PURPOSES)
export type FilePurpose = (typeof FILE_PURPOSES)[number]

export const altSchema = textSchema(0, 1000)

/** The text fields of an upload, beside `file`. */
export const uploadFieldsSchema = z.strictObject({
  alt: altSchema.default(''),
  purpose: filePurposeSchema.default('post'),
})
export type UploadFields = z.infer<typeof uploadFieldsSchema>

/** The multipart form as the document shows it; its parts are read one by one, never as one body. */
export const uploadFormSchema = z.object({
  file: z.string().meta({
    format: 'binary',
    description: 'JPEG, PNG, WebP or GIF by content, at most 10 MiB and 40 megapixels over all frames',
  }),
  alt: altSchema.optional(),
  purpose: filePurposeSchema.optional(),
})

export const fileParamsSchema = z.strictObject({ id: idSchema })
export const updateFileSchema = z.strictObject({ alt: altSchema })
