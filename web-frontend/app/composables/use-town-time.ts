import {
  computed,
  onBeforeUnmount,
  onMounted,
  ref,
  toValue,
  type ComputedRef,
  type MaybeRefOrGetter,
} from 'vue'
import type { World } from '../api/models.ts'
import { townTimeOf, type TownTime } from '../text/town-clock.ts'

const TICK_MS = 1_000

/**
 * The town's time between two readings, in simulated milliseconds: it runs on in the browser at the town's speed.
 *
 * @param tickMs real time between two values
 */
export function useTownNow(
  world: MaybeRefOrGetter<World | null>,
  tickMs: number = TICK_MS,
): ComputedRef<number> {
  const elapsedMs = ref(0)
  let readAt = 0
  let last: World | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  function tick(): void {
    const present = toValue(world)
    if (present !== last) {
      last = present
      readAt = performance.now()
    }
    elapsedMs.value = performance.now() - readAt
  }

  onMounted(() => {
    tick()
    timer = setInterval(tick, tickMs)
  })
  onBeforeUnmount(() => clearInterval(timer))

  return computed(() => {
    const present = toValue(world)
    if (!present) return 0
    const { simTime, speed, status } = present
    // At full speed nobody knows how far it has got; between readings the clock then stands.
    const runs = status === 'running' && speed !== 'max' && present === last
    return runs ? simTime + elapsedMs.value * speed : simTime
  })
}

/** The town's clock as its people read it. */
export function useTownTime(world: MaybeRefOrGetter<World>): ComputedRef<TownTime> {
  const now = useTownNow(world)
  return computed(() => townTimeOf(now.value))
}
