import { CanvasSource, Texture } from 'pixi.js'
import { newCanvas } from '../art/painter.ts'

/** Crisp when near, smooth when far: pixels stay pixels, and a far town does not flicker. */
export function textureOf(canvas: HTMLCanvasElement, smoothFar: boolean): Texture {
  const source = new CanvasSource({ resource: canvas, autoGenerateMipmaps: smoothFar })
  source.style.magFilter = 'nearest'
  source.style.minFilter = smoothFar ? 'linear' : 'nearest'
  if (smoothFar) source.style.mipmapFilter = 'linear'
  return new Texture({ source })
}

/** A white disc to be tinted. */
export function dotTexture(): Texture {
  const { canvas, ctx } = newCanvas(32, 32)
  ctx.fillStyle = 'rgba(20, 26, 36, 0.85)'
  ctx.beginPath()
  ctx.arc(16, 16, 15, 0, Math.PI * 2)
  ctx.fill()
  ctx.fillStyle = '#ffffff'
  ctx.beginPath()
  ctx.arc(16, 16, 12, 0, Math.PI * 2)
  ctx.fill()
  return smooth(canvas)
}

/** The warm light around a lamp, strongest in the middle. */
export function glowTexture(): Texture {
  const { canvas, ctx } = newCanvas(64, 64)
  const glow = ctx.createRadialGradient(32, 32, 2, 32, 32, 32)
  glow.addColorStop(0, 'rgba(255, 214, 140, 0.85)')
  glow.addColorStop(0.4, 'rgba(255, 186, 104, 0.32)')
  glow.addColorStop(1, 'rgba(255, 170, 90, 0)')
  ctx.fillStyle = glow
  ctx.fillRect(0, 0, 64, 64)
  return smooth(canvas)
}

function smooth(canvas: HTMLCanvasElement): Texture {
  return new Texture({ source: new CanvasSource({ resource: canvas, scaleMode: 'linear' }) })
}
