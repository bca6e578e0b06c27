/** One soft palette for the whole town. */

export const GRASS = ['#93c47d', '#8abd76', '#9bcb84', '#84b671'] as const
export const GRASS_BLADE = '#74a865'
export const FLOWERS = ['#f6c9d8', '#fff1b8', '#c8b6f0', '#ffffff', '#f5a99b'] as const
export const PATH = { base: '#e6d3a8', light: '#efe0bb', dark: '#d2bb8c' } as const
export const ROAD = { base: '#b9b4ac', light: '#c8c3ba', dark: '#a19b93' } as const
export const WATER = {
  base: '#78bfd8',
  light: '#97d3e6',
  dark: '#5fa9c8',
  bank: '#c9b583',
  foam: '#d6f0f4',
} as const
export const WALL = {
  cap: '#8a6a55',
  capLight: '#a3806a',
  inner: '#f0e2cc',
  innerShade: '#dccab0',
  skirting: '#b89a7c',
  outline: '#5b4338',
} as const
export const FACADES = ['#f5e6cf', '#e9dccb', '#f1d9c6', '#dfe3d2', '#ead3d0'] as const
export const FLOORS = {
  wood: ['#d8ae7d', '#cfa372', '#c39766'],
  dark: ['#a97e5c', '#9f7453', '#93694a'],
  tile: ['#e7e9e4', '#dcdfda', '#c9cec9'],
  mat: ['#9db7a0', '#93ae97', '#88a48d'],
  plaza: ['#e2d6bf', '#d9ccb3', '#c7b99e'],
  slate: ['#aab0b8', '#a1a7b0', '#959ba5'],
} as const
export const ROOFS = [
  { base: '#cf7359', light: '#dd8a6d', dark: '#b45e49', ridge: '#e7a487' },
  { base: '#6d8fb3', light: '#83a4c4', dark: '#58779a', ridge: '#9dbad5' },
  { base: '#7da07a', light: '#92b48d', dark: '#678863', ridge: '#abc8a5' },
  { base: '#a27bab', light: '#b792be', dark: '#886492', ridge: '#cbaed1' },
  { base: '#d3a35a', light: '#e0b774', dark: '#b88a46', ridge: '#eccb95' },
  { base: '#8b7b70', light: '#a08f83', dark: '#74655b', ridge: '#b5a69a' },
] as const
export const LEAVES = [
  { dark: '#4f8a57', base: '#64a266', light: '#80b977' },
  { dark: '#4a7f63', base: '#5c9774', light: '#77ae88' },
  { dark: '#7d9447', base: '#98ad58', light: '#b3c46f' },
  { dark: '#c98399', base: '#e3a2b5', light: '#f3c3cf' },
] as const
export const TRUNK = { base: '#86634a', dark: '#6d4e3a' } as const
export const SHADOW = 'rgba(44, 50, 70, 0.22)'

export const SKINS = ['#f8d9bd', '#f0c6a2', '#dfa87f', '#c68b62', '#9c6846', '#70492f'] as const
export const HAIRS = [
  '#2f2a33',
  '#4b3428',
  '#7a4f31',
  '#b47b3f',
  '#e0b567',
  '#8f8b93',
  '#a84f36',
  '#454f78',
] as const
export const TOPS = [
  '#e07a6a',
  '#5f9ac9',
  '#f0b95a',
  '#74b58a',
  '#a986c9',
  '#ef9dad',
  '#4fa3a5',
  '#f4efe4',
  '#6b7691',
  '#d98f4e',
  '#8cc0dd',
  '#c25b78',
] as const
export const BOTTOMS = ['#4d5876', '#7b6a5a', '#3f4350', '#8793a8', '#6c5878', '#5a7566'] as const
export const INK = '#3b3038'
