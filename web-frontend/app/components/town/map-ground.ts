import type { GroundKind } from '@ai-community/shared/world/town-map.ts'
import type { TownMap } from '../../api/models.ts'

export interface GroundShape {
  kind: GroundKind
  /** An SVG path in tiles. */
  path: string
}

/** What is drawn under everything: the rest of the ground is grass. */
const DRAWN: readonly GroundKind[] = ['water', 'path', 'road', 'flowers', 'floor', 'wall', 'tree']

/** The ground as one path a kind, tiles beside each other joined: some hundred strokes instead of thousands of tiles. */
export function groundShapes(map: Pick<TownMap, 'kinds' | 'rows'>): GroundShape[] {
  const paths = new Map<string, string>()
  map.rows.forEach((row, y) => {
    for (const run of row.matchAll(/(.)\1*/g)) {
      const digit = run[1]!
      const kind = map.kinds[Number(digit)]
      if (!kind) continue
      const stroke = kind === 'tree' ? crowns(run.index, y, run[0].length) : bar(run.index, y, run[0].length)
      paths.set(kind, (paths.get(kind) ?? '') + stroke)
    }
  })
  return DRAWN.flatMap((kind) => {
    const path = paths.get(kind)
    return path ? [{ kind, path }] : []
  })
}

function bar(x: number, y: number, length: number): string {
  return `M${x} ${y}h${length}v1h-${length}z`
}

/** A round crown a tree. */
function crowns(x: number, y: number, length: number): string {
  let path = ''
  for (let n = 0; n < length; n++)
    path += `M${x + n - 0.08} ${y + 0.5}a.58 .58 0 1 0 1.16 0a.58 .58 0 1 0-1.16 0z`
  return path
}
