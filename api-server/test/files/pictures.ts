import sharp, { type Sharp } from 'sharp'

/** A picture of noise that is the same for the same seed, so that nothing about it compresses away. */
export function noise(width: number, height: number, seed = 1): Sharp {
  const pixels = Buffer.alloc(width * height * 3)
  let state = seed
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    pixels[at] = state >>> 24
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A plain picture in one colour, for tests that do not look at it. */
export function plain(width = 40, height = 30, colour = '#3366cc'): Sharp {
  return sharp({ create: { width, height, channels: 3, background: colour } })
}

/** An animation whose frames differ. */
export async function animation(format: 'gif' | 'webp', frames = 4, edge = 16): Promise<Buffer> {
  const strip = Buffer.alloc(edge * edge * frames * 3)
  for (let frame = 0; frame < frames; frame++)
    strip.fill(Math.floor((255 * frame) / frames), frame * edge * edge * 3, (frame + 1) * edge * edge * 3)
  const picture = sharp(strip, {
    raw: { width: edge, height: edge * frames, channels: 3, pageHeight: edge },
  })
  return format === 'gif' ? picture.gif().toBuffer() : picture.webp().toBuffer()
}
