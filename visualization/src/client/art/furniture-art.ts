import type { FurnitureKind } from '../scene/furniture.ts'
import { hashOf, tileNoise } from '../scene/hash.ts'
import { disc, fill } from './painter.ts'
import type { Context2D } from './painter.ts'
import { LEAVES, SHADOW, TOPS } from './palette.ts'

const WOOD = { light: '#c99b6b', base: '#b08256', dark: '#8a623f' } as const
const BOOKS = ['#c2604f', '#5f8fb5', '#d9a94e', '#6f9f77', '#8d6fa8', '#e9dfca'] as const

/** Draws a piece of furniture for tile (`x`, `y`) with its tile's corner at the origin of `ctx`. */
export function drawFurniture(ctx: Context2D, kind: FurnitureKind, x: number, y: number): void {
  PIECES[kind](ctx, x, y)
}

type Draw = (ctx: Context2D, x: number, y: number) => void

const PIECES: Record<FurnitureKind, Draw> = {
  bed(ctx, x, y) {
    const blanket = TOPS[hashOf(`${x}/${y}`) % TOPS.length]!
    fill(ctx, SHADOW, 2, 14, 13, 2)
    fill(ctx, WOOD.dark, 1, 0, 14, 15)
    fill(ctx, '#f7f1e6', 2, 1, 12, 13)
    fill(ctx, '#ffffff', 3, 2, 10, 4)
    fill(ctx, blanket, 2, 7, 12, 7)
    fill(ctx, 'rgba(255,255,255,0.35)', 2, 7, 12, 2)
  },
  table(ctx) {
    fill(ctx, SHADOW, 2, 13, 13, 2)
    fill(ctx, WOOD.dark, 1, 4, 14, 9)
    fill(ctx, WOOD.light, 1, 3, 14, 8)
    fill(ctx, WOOD.base, 2, 4, 12, 6)
    fill(ctx, '#f6efe2', 4, 5, 3, 2)
    fill(ctx, '#d9796a', 10, 6, 2, 3)
  },
  shelf(ctx, x, y) {
    fill(ctx, SHADOW, 1, 13, 15, 2)
    fill(ctx, WOOD.dark, 0, 0, 16, 14)
    for (let row = 0; row < 2; row++) {
      fill(ctx, '#6d4c33', 1, 1 + row * 7, 14, 5)
      for (let i = 0; i < 7; i++) {
        const noise = tileNoise(x * 7 + i, y, row)
        if (noise < 0.1) continue
        const height = 4 + (noise > 0.5 ? 1 : 0)
        fill(ctx, BOOKS[Math.floor(noise * 97) % BOOKS.length]!, 1 + i * 2, 6 + row * 7 - height, 2, height)
      }
    }
  },
  counter(ctx, x) {
    fill(ctx, SHADOW, 0, 14, 16, 2)
    fill(ctx, WOOD.dark, 0, 5, 16, 9)
    fill(ctx, WOOD.base, 1, 8, 14, 5)
    fill(ctx, '#e9d7bb', 0, 3, 16, 4)
    fill(ctx, x % 2 ? '#f4b183' : '#cde3e8', 5, 1, 5, 4)
    fill(ctx, 'rgba(255,255,255,0.5)', 5, 1, 2, 1)
  },
  desk(ctx) {
    fill(ctx, SHADOW, 1, 13, 15, 2)
    fill(ctx, WOOD.dark, 0, 4, 16, 9)
    fill(ctx, WOOD.light, 0, 3, 16, 7)
    fill(ctx, '#fbf8f0', 3, 4, 5, 4)
    fill(ctx, '#9fb3c8', 10, 4, 4, 3)
    fill(ctx, '#7d664f', 5, 13, 6, 2)
  },
  plant(ctx, x, y) {
    const leaf = LEAVES[(x + y) % 3]!
    disc(ctx, SHADOW, 8, 14, 5, 0.4)
    fill(ctx, '#b86a4e', 5, 10, 6, 4)
    fill(ctx, '#cf8163', 4, 9, 8, 2)
    disc(ctx, leaf.dark, 8, 6, 5)
    disc(ctx, leaf.base, 7, 5, 4)
    disc(ctx, leaf.light, 6, 4, 2)
  },
  stove(ctx) {
    fill(ctx, SHADOW, 1, 14, 15, 2)
    fill(ctx, '#565d66', 1, 2, 14, 12)
    fill(ctx, '#747c86', 1, 1, 14, 5)
    disc(ctx, '#3b4047', 5, 4, 2)
    disc(ctx, '#3b4047', 11, 4, 2)
    fill(ctx, '#2f3238', 4, 8, 8, 5)
    fill(ctx, '#f0a14f', 5, 10, 6, 2)
  },
  bench(ctx) {
    fill(ctx, SHADOW, 1, 12, 15, 2)
    fill(ctx, WOOD.dark, 2, 10, 2, 3)
    fill(ctx, WOOD.dark, 12, 10, 2, 3)
    fill(ctx, WOOD.light, 1, 4, 14, 2)
    fill(ctx, WOOD.base, 1, 7, 14, 3)
    fill(ctx, WOOD.light, 1, 7, 14, 1)
  },
  stall(ctx, x, y) {
    const cloth = TOPS[hashOf(`${y}:${x}`) % TOPS.length]!
    fill(ctx, SHADOW, 0, 14, 16, 2)
    fill(ctx, WOOD.base, 1, 8, 14, 6)
    for (let i = 0; i < 6; i++) fill(ctx, BOOKS[(x + i) % BOOKS.length]!, 2 + i * 2, 8, 2, 2)
    for (let i = 0; i < 8; i++) fill(ctx, i % 2 ? '#fbf6ea' : cloth, i * 2, 0, 2, i % 2 ? 6 : 7)
    fill(ctx, 'rgba(0,0,0,0.15)', 0, 5, 16, 1)
  },
  barrel(ctx) {
    disc(ctx, SHADOW, 8, 14, 6, 0.4)
    fill(ctx, WOOD.base, 4, 3, 8, 11)
    fill(ctx, WOOD.light, 5, 3, 2, 11)
    fill(ctx, '#6e6a66', 3, 5, 10, 1)
    fill(ctx, '#6e6a66', 3, 11, 10, 1)
    fill(ctx, WOOD.dark, 4, 2, 8, 2)
  },
  easel(ctx, x, y) {
    fill(ctx, WOOD.dark, 4, 10, 1, 5)
    fill(ctx, WOOD.dark, 11, 10, 1, 5)
    fill(ctx, '#fdfaf2', 3, 1, 10, 10)
    disc(ctx, TOPS[(x + y) % TOPS.length]!, 7, 5, 3)
    fill(ctx, '#8fc27a', 3, 8, 10, 3)
  },
  mat(ctx, x) {
    fill(ctx, x % 2 ? '#7f9fc7' : '#d78f86', 1, 3, 14, 10)
    fill(ctx, 'rgba(255,255,255,0.3)', 2, 4, 12, 1)
  },
  lamp(ctx) {
    disc(ctx, SHADOW, 8, 14, 4, 0.4)
    fill(ctx, '#4b4f5a', 7, 5, 2, 9)
    fill(ctx, '#4b4f5a', 5, 13, 6, 1)
    fill(ctx, '#ffe9a8', 5, 1, 6, 5)
    fill(ctx, '#4b4f5a', 5, 0, 6, 1)
  },
  fountain(ctx) {
    disc(ctx, SHADOW, 8, 11, 8, 0.6)
    disc(ctx, '#b9b4ac', 8, 9, 7, 0.7)
    disc(ctx, '#78bfd8', 8, 9, 5, 0.7)
    fill(ctx, '#e6f6fa', 7, 2, 2, 7)
    fill(ctx, '#bfe5ef', 5, 4, 1, 4)
    fill(ctx, '#bfe5ef', 10, 4, 1, 4)
  },
  bed_of_herbs(ctx, x, y) {
    fill(ctx, '#8a6a4e', 0, 3, 16, 11)
    fill(ctx, '#a58363', 0, 2, 16, 2)
    for (let i = 0; i < 4; i++) {
      const leaf = LEAVES[(x + y + i) % 3]!
      disc(ctx, leaf.base, 2 + i * 4, 8, 2)
      fill(ctx, BOOKS[(x * 3 + y + i) % 5]!, 2 + i * 4, 6, 1, 2)
      fill(ctx, leaf.dark, 1 + i * 4, 11, 3, 1)
    }
  },
  rug(ctx, x, y) {
    const color = TOPS[hashOf(`rug${x}${y}`) % TOPS.length]!
    fill(ctx, color, 0, 2, 16, 12)
    fill(ctx, 'rgba(255,255,255,0.4)', 2, 4, 12, 8)
    fill(ctx, color, 4, 6, 8, 4)
  },
}
