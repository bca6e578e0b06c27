import { PICTURE_MAX_BYTES } from '../limits.ts'

/** Longer sides are of no use on any screen of a reader. */
const LONGEST_SIDE_PX = 2_560
const TARGET_MB = 2
const KINDS = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

/**
 * The picture as it is uploaded: scaled down and compressed when it is large, so that it travels on a slow line.
 * Animations stay as they are.
 *
 * @returns the key of what is wrong with it when it cannot be taken
 */
export async function smallerPicture(picture: Blob): Promise<Blob | 'notImage' | 'tooBig'> {
  if (!KINDS.has(picture.type)) return 'notImage'
  if (picture.type === 'image/gif' || picture.size <= TARGET_MB * 1024 * 1024 * 0.5)
    return picture.size <= PICTURE_MAX_BYTES ? picture : 'tooBig'
  const { default: compress } = await import('browser-image-compression')
  try {
    const file = new File([picture], 'picture', { type: picture.type })
    // Its worker would be fetched from another origin.
    return await compress(file, {
      maxSizeMB: TARGET_MB,
      maxWidthOrHeight: LONGEST_SIDE_PX,
      useWebWorker: false,
    })
  } catch {
    return 'notImage'
  }
}
