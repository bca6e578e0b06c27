import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { encode as encodeBlurhash } from 'blurhash'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { DomainError } from '../../contracts/error-codes.ts'
import { MAX_UPLOAD_BYTES, type PictureType } from '../../contracts/files.ts'
import { asStorageError } from './storage/local-storage.ts'

const MAX_PIXELS = 40_000_000
const MAX_FRAMES = 300
/** More than any screen of today shows. */
const MAX_EDGE = 4_096
const THUMB_EDGE = 640
const BLURHASH_EDGE = 32
const WORK_SECONDS = 20

type Format = 'jpeg' | 'png' | 'webp' | 'gif'
const MIMES: Record<Format, PictureType> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
}

/** A picture encoded anew, in files of the folder it was made in. */
export interface Picture {
  path: string
  thumbPath: string
  sha256: string
  mime: PictureType
  width: number
  height: number
  sizeBytes: number
  blurhash: string
}

// libvips reads PDF, SVG, TIFF and what not; of what a stranger sends, only four decoders ever see a byte.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})
// One picture after the other: a cache would only hold memory.
sharp.cache(false)

/**
 * Decodes the picture in `source` and encodes it anew into `folder`: what was not picture is gone — metadata,
 * place, profile, trailing bytes. Upright, in sRGB, its longer edge at most 4,096 pixels; an animation stays one.
 *
 * @throws DomainError `unsupported_image`, `image_unreadable`, `image_too_large`, `storage_full`.
 */
export async function encodePicture(source: string, folder: string): Promise<Picture> {
  const metadata = await inspect(source)
  const target = path.join(folder, 'picture')
  const thumbPath = path.join(folder, 'thumb')
  try {
    const format = await writePicture(source, metadata, target)
    await open(target)
      .resize({ width: THUMB_EDGE, height: THUMB_EDGE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toFile(thumbPath)
    const { width, height, pageHeight } = await sharp(target, { animated: true }).metadata()
    return {
      path: target,
      thumbPath,
      sha256: await hashOf(target),
      mime: MIMES[format],
      width,
      height: pageHeight ?? height,
      sizeBytes: (await stat(target)).size,
      blurhash: await blurhashOf(thumbPath),
    }
  } catch (error) {
    throw asPictureError(error)
  }
}

/** What the file says of itself, before a pixel is decoded. */
async function inspect(source: string): Promise<Metadata & { format: Format }> {
  let metadata: Metadata
  try {
    metadata = await sharp(source, { animated: true, limitInputPixels: false }).metadata()
  } catch (error) {
    const isUnknown = /unsupported image format|blocked/i.test((error as Error).message)
    throw new DomainError(isUnknown ? 'unsupported_image' : 'image_unreadable', { cause: error })
  }
  const { format, width, height, pages = 1 } = metadata
  if (!isFormat(format)) throw new DomainError('unsupported_image')
  // The height of an animation is that of all its frames, one below the other.
  if (width * height > MAX_PIXELS || pages > MAX_FRAMES) throw new DomainError('image_too_large')
  return { ...metadata, format }
}

/** Returns the format it became: one that would grow beyond an upload's limit becomes WebP. */
async function writePicture(
  source: string,
  metadata: Metadata & { format: Format },
  target: string,
): Promise<Format> {
  const isAnimated = (metadata.pages ?? 1) > 1
  const decoded = open(source, isAnimated)
  // A strip of frames can't be turned; animations carry no orientation that programs respect.
  const upright = isAnimated ? decoded : decoded.autoOrient()
  const fitted = upright.resize({
    width: MAX_EDGE,
    height: MAX_EDGE,
    fit: 'inside',
    withoutEnlargement: true,
  })
  const { size } = await ENCODE[metadata.format](fitted.clone()).toFile(target)
  if (size <= MAX_UPLOAD_BYTES) return metadata.format
  const smaller = await ENCODE.webp(fitted).toFile(target)
  if (smaller.size > MAX_UPLOAD_BYTES) throw new DomainError('image_too_large')
  return 'webp'
}

const ENCODE: Record<Format, (picture: Sharp) => Sharp> = {
  jpeg: (picture) => picture.jpeg({ quality: 85, progressive: true }),
  png: (picture) => picture.png({ compressionLevel: 7 }),
  webp: (picture) => picture.webp({ quality: 85 }),
  gif: (picture) => picture.gif({ effort: 4 }),
}

function open(file: string, animated = false): Sharp {
  return sharp(file, { animated, limitInputPixels: MAX_PIXELS }).timeout({ seconds: WORK_SECONDS })
}

async function blurhashOf(thumbPath: string): Promise<string> {
  const { data, info } = await open(thumbPath)
    .resize({ width: BLURHASH_EDGE, height: BLURHASH_EDGE, fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return encodeBlurhash(new Uint8ClampedArray(data), info.width, info.height, 4, 3)
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

function isFormat(format: string | undefined): format is Format {
  return format !== undefined && Object.hasOwn(MIMES, format)
}

function asPictureError(error: unknown): unknown {
  const known = asStorageError(error)
  return known instanceof DomainError ? known : new DomainError('image_unreadable', { cause: error })
}
