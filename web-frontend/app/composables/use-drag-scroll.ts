import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'

/** Further than this a press is a drag and no click. */
const SLACK_PX = 5

/**
 * Lets a mouse drag what scrolls, as a finger does by itself.
 *
 * @returns whether the press that has just ended was a drag
 */
export function useDragScroll(box: Readonly<ShallowRef<HTMLElement | null>>): () => boolean {
  let hold: { x: number; y: number; left: number; top: number } | null = null
  let wasDragged = false

  function press(event: PointerEvent): void {
    wasDragged = false
    if (event.pointerType !== 'mouse') return
    const { scrollLeft: left, scrollTop: top } = box.value!
    hold = { x: event.clientX, y: event.clientY, left, top }
  }

  function move(event: PointerEvent): void {
    if (!hold) return
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y]
    wasDragged ||= Math.hypot(dx, dy) > SLACK_PX
    if (wasDragged) box.value?.scrollTo(hold.left - dx, hold.top - dy)
  }

  function release(): void {
    hold = null
  }

  onMounted(() => {
    box.value!.addEventListener('pointerdown', press)
    addEventListener('pointermove', move)
    addEventListener('pointerup', release)
    addEventListener('pointercancel', release)
  })
  onBeforeUnmount(() => {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', release)
    removeEventListener('pointercancel', release)
  })

  return () => wasDragged
}
