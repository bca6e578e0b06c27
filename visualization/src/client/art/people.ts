import type { Facing } from '../scene/figure.ts'
import type { Look } from '../scene/look.ts'
import { fill } from './painter.ts'
import type { Context2D } from './painter.ts'
import { BOTTOMS, HAIRS, INK, SHADOW, SKINS, TOPS } from './palette.ts'

export const FIGURE_WIDTH = 16
export const FIGURE_HEIGHT = 22
/** Where the feet stand in a frame, from its top. */
export const FEET_Y = 20

/** Legs together, left foot forward, right foot forward. */
export type Step = 0 | 1 | 2

interface Colors {
  hair: string
  skin: string
  top: string
  bottom: string
}

/** Draws one frame of a little person into a clear FIGURE_WIDTH × FIGURE_HEIGHT box at the origin of `ctx`. */
export function drawPerson(ctx: Context2D, look: Look, facing: Facing, step: Step, asleep: boolean): void {
  const colors: Colors = {
    hair: HAIRS[look.hair]!,
    skin: SKINS[look.skin]!,
    top: TOPS[look.top]!,
    bottom: BOTTOMS[look.bottom]!,
  }
  const bob = step === 0 ? 0 : -1
  drawLegs(ctx, look, colors, facing, step)
  ctx.save()
  ctx.translate(0, bob)
  drawBody(ctx, look, colors, facing, step)
  if (facing === 'south') drawFace(ctx, colors, asleep)
  else if (facing === 'north') fill(ctx, colors.skin, 4, 4, 8, 7)
  else drawProfile(ctx, colors, facing)
  drawHair(ctx, look, colors, facing)
  ctx.restore()
  outline(ctx)
  drawShadow(ctx)
}

function drawLegs(ctx: Context2D, look: Look, colors: Colors, facing: Facing, step: Step): void {
  const sideways = facing === 'west' || facing === 'east'
  const lift = (foot: Step): number => (step === foot ? 1 : 0)
  const spread = sideways && step !== 0 ? 1 : 0
  const left = 5 + (sideways ? 1 : 0) - spread
  const right = 9 - (sideways ? 1 : 0) + spread
  fill(ctx, look.skirt ? colors.skin : colors.bottom, left, 16, 2, 3 - lift(1))
  fill(ctx, look.skirt ? colors.skin : colors.bottom, right, 16, 2, 3 - lift(2))
  fill(ctx, INK, left, 19 - lift(1), 2, 1)
  fill(ctx, INK, right, 19 - lift(2), 2, 1)
}

function drawBody(ctx: Context2D, look: Look, colors: Colors, facing: Facing, step: Step): void {
  const sideways = facing === 'west' || facing === 'east'
  fill(ctx, colors.top, sideways ? 6 : 5, 11, sideways ? 4 : 6, 5)
  fill(ctx, 'rgba(255,255,255,0.22)', sideways ? 6 : 5, 11, 2, 4)
  fill(ctx, look.skirt ? colors.top : colors.bottom, sideways ? 6 : 5, 15, sideways ? 4 : 6, 1)
  if (look.skirt) fill(ctx, colors.top, sideways ? 5 : 4, 16, sideways ? 6 : 8, 1)
  if (sideways) {
    const swing = step === 1 ? -1 : step === 2 ? 1 : 0
    fill(ctx, 'rgba(40,30,40,0.18)', 7 + swing, 12, 2, 4)
    fill(ctx, colors.skin, 7 + swing, 15, 2, 1)
    return
  }
  for (const [x, foot] of [
    [4, 1],
    [11, 2],
  ] as const) {
    const up = step === foot ? 1 : 0
    fill(ctx, colors.top, x, 11, 1, 3 - up)
    fill(ctx, colors.skin, x, 14 - up, 1, 1)
  }
}

function drawFace(ctx: Context2D, colors: Colors, asleep: boolean): void {
  fill(ctx, colors.skin, 4, 4, 8, 7)
  for (const x of [6, 9]) {
    if (asleep) fill(ctx, INK, x - (x === 6 ? 1 : 0), 8, 2, 1)
    else fill(ctx, INK, x, 7, 1, 2)
  }
  fill(ctx, 'rgba(232,120,110,0.45)', 4, 9, 2, 1)
  fill(ctx, 'rgba(232,120,110,0.45)', 10, 9, 2, 1)
}

function drawProfile(ctx: Context2D, colors: Colors, facing: Facing): void {
  fill(ctx, colors.skin, 4, 4, 8, 7)
  fill(ctx, INK, facing === 'west' ? 5 : 10, 7, 1, 2)
  fill(ctx, 'rgba(232,120,110,0.45)', facing === 'west' ? 5 : 9, 9, 2, 1)
}

function drawHair(ctx: Context2D, look: Look, colors: Colors, facing: Facing): void {
  const { hairStyle } = look
  const color = hairStyle === 'cap' ? TOPS[(look.top + 5) % TOPS.length]! : colors.hair
  fill(ctx, color, 4, 2, 8, 3)
  fill(ctx, color, 5, 1, 6, 1)
  fill(ctx, 'rgba(255,255,255,0.2)', 6, 2, 3, 1)
  if (facing === 'north')
    fill(ctx, colors.hair, 4, 4, 8, hairStyle === 'short' || hairStyle === 'cap' ? 4 : 6)
  if (facing === 'west') fill(ctx, colors.hair, 8, 4, 4, 4)
  if (facing === 'east') fill(ctx, colors.hair, 4, 4, 4, 4)
  if (facing === 'south') {
    fill(ctx, colors.hair, 4, 5, 1, 2)
    fill(ctx, colors.hair, 11, 5, 1, 2)
    if (hairStyle !== 'cap') fill(ctx, colors.hair, look.hair % 2 ? 5 : 8, 5, 3, 1)
  }
  drawHairStyle(ctx, look, colors, facing)
}

function drawHairStyle(ctx: Context2D, look: Look, colors: Colors, facing: Facing): void {
  const back = facing === 'west' ? 10 : facing === 'east' ? 4 : undefined
  if (look.hairStyle === 'bob' || look.hairStyle === 'long') {
    const length = look.hairStyle === 'long' ? 9 : 6
    if (facing === 'north') fill(ctx, colors.hair, 4, 5, 8, length)
    else if (back !== undefined) fill(ctx, colors.hair, back - (facing === 'west' ? 1 : 0), 4, 3, length)
    else {
      fill(ctx, colors.hair, 3, 4, 2, length)
      fill(ctx, colors.hair, 11, 4, 2, length)
    }
  } else if (look.hairStyle === 'bun') {
    fill(ctx, colors.hair, (back ?? 7) - 1, facing === 'south' || facing === 'north' ? -1 : 2, 4, 3)
  } else if (look.hairStyle === 'spiky') {
    for (const x of [4, 6, 8, 10]) fill(ctx, colors.hair, x, 0, 1, 2)
  } else if (look.hairStyle === 'cap') {
    const color = TOPS[(look.top + 5) % TOPS.length]!
    if (facing === 'south') fill(ctx, color, 4, 5, 8, 1)
    if (back !== undefined) fill(ctx, color, facing === 'west' ? 2 : 10, 4, 4, 1)
  } else if (look.hairStyle === 'curly') {
    fill(ctx, colors.hair, 3, 3, 1, 4)
    fill(ctx, colors.hair, 12, 3, 1, 4)
    fill(ctx, colors.hair, 4, 0, 3, 2)
    fill(ctx, colors.hair, 9, 0, 3, 2)
  }
}

/** A dark rim keeps people legible on every ground. */
function outline(ctx: Context2D): void {
  const { a: scale, e: left, f: top } = ctx.getTransform()
  if (scale !== 1) throw new Error('people are drawn at their own size')
  const image = ctx.getImageData(left, top, FIGURE_WIDTH, FIGURE_HEIGHT)
  const alpha = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= FIGURE_WIDTH || y >= FIGURE_HEIGHT
      ? 0
      : image.data[(y * FIGURE_WIDTH + x) * 4 + 3]!
  for (let y = 0; y < FIGURE_HEIGHT; y++)
    for (let x = 0; x < FIGURE_WIDTH; x++) {
      const isRim =
        alpha(x, y) === 0 &&
        [alpha(x - 1, y), alpha(x + 1, y), alpha(x, y - 1), alpha(x, y + 1)].some(Boolean)
      if (isRim) fill(ctx, 'rgba(52,38,48,0.72)', x, y)
    }
}

function drawShadow(ctx: Context2D): void {
  ctx.save()
  ctx.globalCompositeOperation = 'destination-over'
  fill(ctx, SHADOW, 4, 19, 8, 3)
  fill(ctx, SHADOW, 3, 20, 10, 1)
  ctx.restore()
}
