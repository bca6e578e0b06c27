export type Context2D = CanvasRenderingContext2D

/** A canvas to draw art on; it is never part of the page. */
export function newCanvas(width: number, height: number): { canvas: HTMLCanvasElement; ctx: Context2D } {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) throw new Error('this browser gives no 2D canvas')
  return { canvas, ctx }
}

/** Fills whole pixels. */
export function fill(ctx: Context2D, color: string, x: number, y: number, width = 1, height = 1): void {
  ctx.fillStyle = color
  ctx.fillRect(x, y, width, height)
}

/** A disc of whole pixels, `radius` from its middle at `x`, `y`. */
export function disc(ctx: Context2D, color: string, x: number, y: number, radius: number, squash = 1): void {
  ctx.fillStyle = color
  for (let dy = -radius; dy <= radius; dy++) {
    const half = Math.round(Math.sqrt(Math.max(0, radius * radius - dy * dy)))
    const row = Math.round(y + dy * squash)
    if (half > 0) ctx.fillRect(Math.round(x - half), row, half * 2, 1)
  }
}

/** Draws text art: one character a pixel, looked up in `colors`; others stay clear. */
export function stamp(
  ctx: Context2D,
  rows: readonly string[],
  colors: Readonly<Record<string, string>>,
  x: number,
  y: number,
): void {
  rows.forEach((row, dy) => {
    for (let dx = 0; dx < row.length; dx++) {
      const color = colors[row[dx]!]
      if (color) fill(ctx, color, x + dx, y + dy)
    }
  })
}
