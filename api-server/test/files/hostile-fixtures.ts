import sharp from 'sharp'
import { animatedPng, bitHeader, blackBits, blackPixels, END, header, png } from './png.ts'
import { gif } from './gif.ts'
import { noise, plain } from './pictures.ts'

/** Stands in every fixture that hides something; must stand in nothing that is stored. */
export const PAYLOAD = '<script>alert(document.domain)</script>'
const PHP = '<?php system($_GET["c"]); ?>'
const ZIP_START = 'PK\x03\x04'

export interface HostileFile {
  name: string
  make: () => Promise<Buffer> | Buffer
  /** Refused with this code; without one it is taken, encoded anew. */
  code?: string
  /** Told to the server; neither is believed. */
  fileName?: string
  type?: string
  /** Stands in the file, and must stand in nothing that is stored. */
  hides?: string
}

const jpeg = () => noise(64, 48).jpeg().toBuffer()
const text = (content: string) => () => Buffer.from(content, 'latin1')
const after = async (picture: Promise<Buffer>, tail: string) =>
  Buffer.concat([await picture, Buffer.from(tail, 'latin1')])
const half = async (picture: Promise<Buffer>) => {
  const whole = await picture
  return whole.subarray(0, Math.floor(whole.length / 2))
}

/** Puts a segment behind the start of a JPEG. */
async function withSegment(marker: number, content: Buffer): Promise<Buffer> {
  const picture = await jpeg()
  const size = Buffer.alloc(2)
  size.writeUInt16BE(content.length + 2)
  return Buffer.concat([
    picture.subarray(0, 2),
    Buffer.from([0xff, marker]),
    size,
    content,
    picture.subarray(2),
  ])
}

/** Changes the length a WebP says of itself. */
async function webpOfLength(change: number): Promise<Buffer> {
  const picture = await noise(32, 32).webp().toBuffer()
  picture.writeUInt32LE(Math.max(0, picture.readUInt32LE(4) + change), 4)
  return picture
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${PAYLOAD}</svg>`
const TEXT_CHUNK: [string, Buffer] = ['tEXt', Buffer.from(`Comment\0${PAYLOAD}${PHP}`, 'latin1')]

/** Files that mean harm, or say what they are not. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  { name: 'an SVG with a script', make: text(SVG), type: 'image/svg+xml', code: 'unsupported_image' },
  { name: 'an SVG called JPEG', make: text(SVG), code: 'unsupported_image' },
  { name: 'HTML called JPEG', make: text(`<!doctype html>${PAYLOAD}`), code: 'unsupported_image' },
  {
    name: 'HTML behind the first bytes of a JPEG',
    make: text(`\xff\xd8\xff\xe0${PAYLOAD}`),
    code: 'image_unreadable',
  },
  { name: 'HTML behind the first bytes of a GIF', make: text(`GIF89a${PAYLOAD}`), code: 'image_unreadable' },
  {
    name: 'a PDF',
    make: text(`%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj`),
    code: 'unsupported_image',
  },
  { name: 'a TIFF', make: () => plain().tiff().toBuffer(), code: 'unsupported_image' },
  {
    name: 'a TIFF called PNG',
    make: () => plain().tiff().toBuffer(),
    type: 'image/png',
    code: 'unsupported_image',
  },
  { name: 'an AVIF', make: () => plain(16, 16).avif({ effort: 0 }).toBuffer(), code: 'unsupported_image' },
  { name: 'a ZIP', make: text(`${ZIP_START}\x14\0\0\0${PAYLOAD}`), code: 'unsupported_image' },
  { name: 'an ELF program', make: text(`\x7fELF\x02\x01\x01${PAYLOAD}`), code: 'unsupported_image' },
  {
    name: 'an ImageMagick script',
    make: text('push graphic-context\nfill url(https://127.0.0.1/x)'),
    code: 'unsupported_image',
  },
  { name: 'an empty file', make: text(''), code: 'unsupported_image' },
  { name: 'a single byte', make: text('\xff'), code: 'unsupported_image' },

  { name: 'half a JPEG', make: () => half(jpeg()), code: 'image_unreadable' },
  { name: 'half a PNG', make: () => half(noise(64, 48).png().toBuffer()), code: 'image_unreadable' },
  { name: 'half a WebP', make: () => half(noise(64, 48).webp().toBuffer()), code: 'image_unreadable' },
  { name: 'half a GIF', make: () => half(noise(64, 48).gif().toBuffer()), code: 'image_unreadable' },
  { name: 'a PNG without pixels', make: () => png([header(8, 8), END]), code: 'image_unreadable' },
  { name: 'a PNG without size', make: () => png([header(0, 0), END]), code: 'image_unreadable' },
  {
    name: 'a GIF without size',
    make: () => gif(1, { width: 0, height: 0 }).subarray(0, 19),
    code: 'image_unreadable',
  },

  {
    name: 'a PNG that says it is 100,000 pixels wide and high',
    make: () => png([header(100_000, 100_000), blackPixels(8, 8), END]),
    code: 'image_too_large',
  },
  {
    name: 'a PNG of 49 million black pixels in 6 kB',
    make: () => png([bitHeader(7_000, 7_000), blackBits(7_000, 7_000), END]),
    code: 'image_too_large',
  },
  { name: 'a GIF of 10,000 frames', make: () => gif(10_000), code: 'image_too_large' },
  {
    name: 'a GIF whose 250 frames are 50 million pixels together',
    make: () => gif(250, { width: 500, height: 400 }),
    code: 'image_too_large',
  },
  {
    name: 'a PNG whose header promises more than there is',
    make: () => png([header(6_000, 6_000), blackPixels(8, 8), END]),
    code: 'image_unreadable',
  },

  { name: 'a JPEG with a script behind its end', hides: PAYLOAD, make: () => after(jpeg(), PAYLOAD) },
  {
    name: 'a JPEG that is a ZIP as well',
    hides: PAYLOAD,
    make: () => after(jpeg(), `${ZIP_START}${PAYLOAD}PK\x05\x06`),
  },
  {
    name: 'a GIF that is a Java archive as well',
    hides: PAYLOAD,
    make: () => Buffer.concat([gif(1), Buffer.from(`${ZIP_START}${PAYLOAD}`)]),
  },
  {
    name: 'a PNG with a page behind its end',
    hides: PAYLOAD,
    make: () => after(plain().png().toBuffer(), `<html>${PAYLOAD}`),
  },
  {
    name: 'a PNG with PHP in a text chunk',
    make: () => png([header(8, 8), TEXT_CHUNK, blackPixels(8, 8), END]),
    hides: PHP,
  },
  { name: 'a GIF with a script in a comment', hides: PAYLOAD, make: () => gif(1, { comment: PAYLOAD }) },
  { name: 'a JPEG with PHP in its comment', make: () => withSegment(0xfe, Buffer.from(PHP)), hides: PHP },
  {
    name: 'a JPEG with a script in its application data',
    hides: PAYLOAD,
    make: () => withSegment(0xed, Buffer.from(PAYLOAD)),
  },
  {
    name: 'a JPEG that tells where it was taken',
    make: () =>
      jpegWithExif({
        IFD0: { Copyright: PAYLOAD },
        IFD3: { GPSLatitude: '51/1 30/1 3230/100', GPSMapDatum: 'WGS-84-secret' },
      }),
    hides: 'WGS-84-secret',
  },
  {
    name: 'a JPEG with XMP',
    hides: PAYLOAD,
    make: async () =>
      sharp(await jpeg())
        .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${PAYLOAD}</x:xmpmeta>`)
        .toBuffer(),
  },
  {
    name: 'a JPEG with a broken colour profile',
    hides: PAYLOAD,
    make: () => withSegment(0xe2, Buffer.from(`ICC_PROFILE\0\x01\x01${PAYLOAD}`)),
  },
  { name: 'an animated PNG', make: () => animatedPng(8) },
  {
    name: 'a WebP that says it is longer than it is',
    make: () => webpOfLength(1_000),
    code: 'image_unreadable',
  },
  {
    name: 'a WebP that says it is shorter than it is',
    make: () => webpOfLength(-40),
    code: 'image_unreadable',
  },

  { name: 'a file named to climb out of its folder', make: jpeg, fileName: '../../../../etc/passwd' },
  { name: 'a file with an absolute name', make: jpeg, fileName: '/etc/cron.d/x' },
  { name: 'a file with a name of Windows', make: jpeg, fileName: 'C:\\\\windows\\\\system32\\\\x.dll' },
  { name: 'a name with a NUL', make: jpeg, fileName: 'a.php\0.jpg' },
  { name: 'a name that reads backwards', make: jpeg, fileName: 'photo\u202Egpj.exe' },
  { name: 'a name of 3,000 characters', make: jpeg, fileName: 'x'.repeat(3_000) },
  { name: 'a JPEG called PHP', make: jpeg, fileName: 'x.php', type: 'application/x-httpd-php' },
  { name: 'a PNG called GIF', make: () => plain().png().toBuffer(), type: 'image/gif' },
]

async function jpegWithExif(exif: Record<string, Record<string, string>>): Promise<Buffer> {
  return sharp(await jpeg())
    .withExif(exif)
    .jpeg()
    .toBuffer()
}
