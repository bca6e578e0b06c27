import type { Position } from '@ai-community/shared/world/walk.ts'

/** Screen points are px from the canvas' corner. */
export interface PointerHandlers {
  drag(dx: number, dy: number): void
  zoom(anchor: Position, factor: number): void
  click(at: Position): void
  doubleClick(at: Position): void
  hover(at: Position): void
}

const CLICK_SLOP_PX = 6
const DOUBLE_CLICK_MS = 320
const ZOOM_PER_WHEEL_PX = 0.0016
const WHEEL_LINE_PX = 16
const LARGEST_WHEEL_PX = 240
const LEFT = 0
const MIDDLE = 1

interface Hand {
  at: Position
  movedPx: number
  button: number
}

/** Turns mouse, touch and pen on the canvas into drags, zooms and clicks. */
export function listenToPointer(canvas: HTMLCanvasElement, handlers: PointerHandlers): void {
  const hands = new Map<number, Hand>()
  let lastClick = { atMs: -Infinity, at: { x: 0, y: 0 } }
  let pinched = false

  const pointOf = (event: MouseEvent): Position => {
    const box = canvas.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== LEFT && event.button !== MIDDLE) return
    // Else the middle button starts the browser's own scrolling.
    event.preventDefault()
    canvas.setPointerCapture(event.pointerId)
    if (hands.size === 0) pinched = false
    hands.set(event.pointerId, { at: pointOf(event), movedPx: 0, button: event.button })
    canvas.classList.add('is-held')
  })

  canvas.addEventListener('pointermove', (event) => {
    const hand = hands.get(event.pointerId)
    const at = pointOf(event)
    if (!hand) return handlers.hover(at)
    const [dx, dy] = [at.x - hand.at.x, at.y - hand.at.y]
    hand.movedPx += Math.hypot(dx, dy)
    const other = [...hands.values()].find((each) => each !== hand)
    if (other) {
      pinched = true
      const before = Math.hypot(hand.at.x - other.at.x, hand.at.y - other.at.y)
      const after = Math.hypot(at.x - other.at.x, at.y - other.at.y)
      if (before > 0) handlers.zoom(middleOf(at, other.at), after / before)
      handlers.drag(dx / 2, dy / 2)
    } else if (hand.movedPx > CLICK_SLOP_PX) handlers.drag(dx, dy)
    hand.at = at
  })

  const release = (event: PointerEvent): void => {
    const hand = hands.get(event.pointerId)
    hands.delete(event.pointerId)
    if (hands.size === 0) canvas.classList.remove('is-held')
    const isClick = hand && event.type === 'pointerup' && hand.movedPx <= CLICK_SLOP_PX && !pinched
    if (!isClick || hand.button !== LEFT) return
    const at = pointOf(event)
    const near = Math.hypot(at.x - lastClick.at.x, at.y - lastClick.at.y) <= CLICK_SLOP_PX * 3
    if (near && event.timeStamp - lastClick.atMs <= DOUBLE_CLICK_MS) {
      lastClick = { atMs: -Infinity, at }
      return handlers.doubleClick(at)
    }
    lastClick = { atMs: event.timeStamp, at }
    handlers.click(at)
  }
  canvas.addEventListener('pointerup', release)
  canvas.addEventListener('pointercancel', release)

  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * WHEEL_LINE_PX : event.deltaY
      const bounded = Math.min(Math.max(px, -LARGEST_WHEEL_PX), LARGEST_WHEEL_PX)
      handlers.zoom(pointOf(event), Math.exp(-bounded * ZOOM_PER_WHEEL_PX))
    },
    { passive: false },
  )
}

function middleOf(a: Position, b: Position): Position {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
