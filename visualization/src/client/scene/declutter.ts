/** A label's box on the screen, in px. */
export interface LabelBox {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Which of the boxes to show so that none covers another: earlier ones win.
 *
 * @returns one boolean a box, in the same order
 */
export function declutter(boxes: readonly LabelBox[]): boolean[] {
  const shown: LabelBox[] = []
  return boxes.map((box) => {
    const isFree = shown.every((other) => !overlaps(box, other))
    if (isFree) shown.push(box)
    return isFree
  })
}

function overlaps(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
