const BROWSERS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['WeChat', /MicroMessenger\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Safari\//],
]
const SYSTEMS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux/],
]

/** "Chrome · Android" for a User-Agent header; what calls itself something else is named as it does. */
export function browserName(userAgent: string): string {
  const named = (list: typeof BROWSERS) => list.find(([, sign]) => sign.test(userAgent))?.[0]
  const words = [named(BROWSERS), named(SYSTEMS)].filter(Boolean)
  return words.length ? words.join(' · ') : userAgent.split(/[\s/]/, 1)[0]!.slice(0, 40)
}
