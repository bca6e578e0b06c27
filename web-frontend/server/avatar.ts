import { Avatar, Style } from '@dicebear/core'
import lorelei from '@dicebear/styles/lorelei.json' with { type: 'json' }

/** "Lorelei" by Lisa Wischofsky, CC0 1.0. Line drawings: a name says nothing of anybody's skin. */
const style = new Style(lorelei)

const SMILES = [
  'happy01',
  'happy02',
  'happy05',
  'happy06',
  'happy07',
  'happy08',
  'happy09',
  'happy10',
  'happy11',
  'happy12',
  'happy13',
  'happy14',
  'happy15',
  'happy16',
] as const

const HAIR = ['#241c18', '#2b2740', '#4a2f22', '#6b3f24', '#1f3236', '#54302f']
const BACKDROPS = ['#ffd9c2', '#c6ecdb', '#d0dcff', '#ffe9ad', '#e6d2f7', '#c4e8f1', '#fbd0de', '#dde8b9']

/** The portrait of a resident without a picture of its own: the same SVG for the same name, always. */
export function drawAvatar(username: string): string {
  return new Avatar(style, {
    seed: username,
    size: 96,
    mouthVariant: SMILES,
    hairColor: HAIR,
    skinColor: ['#fffaf4'],
    beardProbability: 0,
    glassesProbability: 20,
    backgroundColor: BACKDROPS,
  }).toString()
}
