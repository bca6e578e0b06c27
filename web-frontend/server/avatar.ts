import { Avatar, Style } from '@dicebear/core'
import openPeeps from '@dicebear/styles/open-peeps.json' with { type: 'json' }

/** "Open Peeps" by Pablo Stanley, CC0 1.0: https://www.openpeeps.com */
const style = new Style(openPeeps)

const FRIENDLY_FACES = [
  'awe',
  'calm',
  'cheeky',
  'cute',
  'eatingHappy',
  'explaining',
  'lovingGrin1',
  'lovingGrin2',
  'smile',
  'smileBig',
  'smileLOL',
  'smileTeethGap',
] as const

const BACKDROPS = ['#ffe3d3', '#d9f2e6', '#dfe7ff', '#fff1c9', '#f1e1fb', '#d8f0f5', '#fde0ea', '#e9efd3']

/** The portrait of a resident without a picture of its own: the same SVG for the same name, always. */
export function drawAvatar(username: string): string {
  return new Avatar(style, {
    seed: username,
    size: 96,
    expressionVariant: FRIENDLY_FACES,
    facialHairProbability: 0,
    maskProbability: 0,
    accessoriesProbability: 25,
    accessoriesVariant: ['glasses', 'glasses2', 'glasses3', 'glasses4', 'glasses5'],
    backgroundColor: BACKDROPS,
  }).toString()
}
