import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG put together by hand, so that its parts may lie. */
export function png(chunks: readonly [type: string, body: Buffer][]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks.map(([type, body]) => chunk(type, body))])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, checksum])
}

/** Eight bits a channel, red, green, blue. */
export function header(width: number, height: number): [string, Buffer] {
  const body = Buffer.alloc(13)
  body.writeUInt32BE(width, 0)
  body.writeUInt32BE(height, 4)
  body.set([8, 2, 0, 0, 0], 8)
  return ['IHDR', body]
}

/** One bit a pixel: many pixels out of few bytes. */
export function bitHeader(width: number, height: number): [string, Buffer] {
  const [type, body] = header(width, height)
  body.set([1, 0], 8)
  return [type, body]
}

export function blackBits(width: number, height: number): [string, Buffer] {
  return ['IDAT', deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 })]
}

/** Black pixels, compressed. */
export function blackPixels(width: number, height: number): [string, Buffer] {
  return ['IDAT', deflateSync(Buffer.alloc(height * (1 + width * 3)), { level: 9 })]
}

export const END: [string, Buffer] = ['IEND', Buffer.alloc(0)]

/** An animated PNG of two frames; programs that know none show the first. */
export function animatedPng(edge: number): Buffer {
  const control = Buffer.alloc(8)
  control.writeUInt32BE(2, 0)
  const frame = (sequence: number) => {
    const body = Buffer.alloc(26)
    body.writeUInt32BE(sequence, 0)
    body.writeUInt32BE(edge, 4)
    body.writeUInt32BE(edge, 8)
    body.writeUInt16BE(1, 20)
    body.writeUInt16BE(10, 22)
    return ['fcTL', body] as [string, Buffer]
  }
  const [, pixels] = blackPixels(edge, edge)
  const second = Buffer.concat([Buffer.from([0, 0, 0, 2]), pixels])
  return png([
    header(edge, edge),
    ['acTL', control],
    frame(0),
    ['IDAT', pixels],
    frame(1),
    ['fdAT', second],
    END,
  ])
}
