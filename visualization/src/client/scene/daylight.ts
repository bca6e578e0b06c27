/** The colour of the light at a minute of the day, and how much the lamps shine. */
export interface Daylight {
  /** Multiplied with the picture; 0xffffff changes nothing. */
  tint: number
  /** 0 at day, 1 in the dark. */
  lamps: number
}

interface LightMark {
  minute: number
  rgb: readonly [number, number, number]
  lamps: number
}

const MARKS: readonly LightMark[] = [
  { minute: 0, rgb: [92, 104, 168], lamps: 1 },
  { minute: 270, rgb: [96, 108, 170], lamps: 1 },
  { minute: 345, rgb: [204, 172, 186], lamps: 0.55 },
  { minute: 405, rgb: [255, 226, 200], lamps: 0.1 },
  { minute: 480, rgb: [255, 255, 255], lamps: 0 },
  { minute: 990, rgb: [255, 255, 255], lamps: 0 },
  { minute: 1080, rgb: [255, 222, 184], lamps: 0.15 },
  { minute: 1140, rgb: [226, 166, 158], lamps: 0.6 },
  { minute: 1215, rgb: [130, 124, 186], lamps: 0.95 },
  { minute: 1290, rgb: [92, 104, 168], lamps: 1 },
  { minute: 1440, rgb: [92, 104, 168], lamps: 1 },
]

/** @param minute minutes since midnight, 0–1440, fractions allowed. */
export function daylightAt(minute: number): Daylight {
  const after = MARKS.findIndex((mark) => mark.minute >= minute)
  const to = MARKS[after] ?? MARKS[0]!
  const from = MARKS[Math.max(after - 1, 0)] ?? to
  const span = to.minute - from.minute
  const share = span > 0 ? (minute - from.minute) / span : 0
  const [r, g, b] = [0, 1, 2].map((i) => Math.round(mix(from.rgb[i]!, to.rgb[i]!, share)))
  return { tint: (r! << 16) | (g! << 8) | b!, lamps: mix(from.lamps, to.lamps, share) }
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share
}
