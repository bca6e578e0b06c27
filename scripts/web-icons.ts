import fs from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import sharp from 'sharp'

// The icons of the installed web app, drawn from its logo: `npm run web:icons` after the logo has changed.
const PUBLIC = path.join(PROJECT_ROOT, 'web-frontend/public')
const PAPER = '#f6f3ee'
const LOGO_PX = 64

interface Icon {
  file: string
  sizePx: number
  /** Part of the icon's width that the logo takes; of a maskable one only a circle of 80 % is sure to be seen. */
  logo: number
  /** Radius of the corners as a part of the width; systems cut the others themselves. */
  corner: number
}

const ICONS: readonly Icon[] = [
  { file: 'icon-192.png', sizePx: 192, logo: 0.74, corner: 0.22 },
  { file: 'icon-512.png', sizePx: 512, logo: 0.74, corner: 0.22 },
  { file: 'maskable-512.png', sizePx: 512, logo: 0.54, corner: 0 },
  { file: 'apple-touch-180.png', sizePx: 180, logo: 0.66, corner: 0 },
]

const logo = fs.readFileSync(path.join(PUBLIC, 'favicon.svg'), 'utf8').replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')
fs.mkdirSync(path.join(PUBLIC, 'icons'), { recursive: true })
for (const icon of ICONS) {
  await sharp(Buffer.from(drawIcon(icon)))
    .png({ compressionLevel: 9, palette: true })
    .toFile(path.join(PUBLIC, 'icons', icon.file))
  process.stdout.write(`web-frontend/public/icons/${icon.file}\n`)
}

function drawIcon({ sizePx, logo: part, corner }: Icon): string {
  const scale = (sizePx * part) / LOGO_PX
  const margin = (sizePx * (1 - part)) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}">
    <rect width="${sizePx}" height="${sizePx}" rx="${sizePx * corner}" fill="${PAPER}"/>
    <g transform="translate(${margin} ${margin}) scale(${scale})">${logo}</g>
  </svg>`
}
