import { computed, onBeforeUnmount, onMounted, ref, toValue, type MaybeRefOrGetter } from 'vue'
import type { World } from '../api/models.ts'
import { townTimeOf } from '../text/town-clock.ts'

const TICK_MS = 1_000

/** The town's clock between two readings: it runs on in the browser at the town's speed. */
export function useTownTime(world: MaybeRefOrGetter<World>) {
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
    timer = setInterval(tick, TICK_MS)
  })
  onBeforeUnmount(() => clearInterval(timer))

  return computed(() => {
    const { simTime, speed, status } = toValue(world)
    // At full speed nobody knows how far it has got; between readings the clock then stands.
    const runs = status === 'running' && speed !== 'max' && toValue(world) === last
    return townTimeOf(runs ? simTime + elapsedMs.value * speed : simTime)
  })
}
