/** A GIF of `frames` pictures of one pixel; with `comment` in an extension. */
export function gif(frames: number, { width = 1, height = 1, comment = '' } = {}): Buffer {
  const screen = Buffer.from('GIF89a\0\0\0\0\x80\0\0', 'latin1')
  screen.writeUInt16LE(width, 6)
  screen.writeUInt16LE(height, 8)
  const palette = Buffer.from([0, 0, 0, 255, 255, 255])
  const control = Buffer.from([0x21, 0xf9, 4, 0, 5, 0, 0, 0])
  const image = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  const text = Buffer.from(comment, 'latin1')
  const extension = text.length === 0 ? [] : [Buffer.from([0x21, 0xfe, text.length]), text, Buffer.from([0])]
  return Buffer.concat([
    screen,
    palette,
    ...extension,
    ...Array.from({ length: frames }, () => [control, image]).flat(),
    Buffer.from([0x3b]),
  ])
}
