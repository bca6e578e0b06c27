import {
  defineAsyncComponent,
  hydrateOnIdle,
  hydrateOnInteraction,
  type Component,
  type HydrationStrategy,
} from 'vue'

/** When the browser has time, and at once when somebody touches it: the touch itself is not lost. */
const whenIdleOrTouched: HydrationStrategy = (hydrate, forEachElement) => {
  const ends: ((() => void) | void)[] = []
  const stopWaiting = () => ends.forEach((end) => end?.())
  const hydrateOnce = () => {
    stopWaiting()
    hydrate()
  }
  const touched = hydrateOnInteraction(['pointerdown', 'keydown', 'focusin', 'click'])
  ends.push(hydrateOnIdle()(hydrateOnce, forEachElement), touched(hydrateOnce, forEachElement))
  return stopWaiting
}

/**
 * The same component, for a list that the server rendered: each row takes up its elements by itself, in a task of its
 * own, where all of them in one would keep a phone from answering for a quarter of a second. Rows made later are made
 * as ever.
 */
export function hydrateLate<Row extends Component>(row: Row): Row {
  return defineAsyncComponent<Row>({
    loader: () => Promise.resolve(row),
    suspensible: false,
    hydrate: whenIdleOrTouched,
  })
}
