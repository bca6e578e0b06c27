import {
  defineAsyncComponent,
  hydrateOnIdle,
  hydrateOnInteraction,
  type Component,
  type HydrationStrategy,
} from 'vue'
import { useNuxtApp } from '#imports'

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
 * The same component, for what the server rendered: a row or another part of the page takes up its elements by itself,
 * in a task of its own, where all of them in one would keep a phone from answering for a quarter of a second. Parts
 * made later are made as ever.
 *
 * What a part shows must not have changed by then: the session begins to be asked for behind all parts that wait.
 */
export function hydrateLate<Part extends Component>(part: Part): Part {
  return defineAsyncComponent<Part>({
    loader: () => Promise.resolve(part),
    suspensible: false,
    hydrate: whenIdleOrTouched,
  })
}

/** The component, which takes its part of the page up late while the page takes up what the server rendered. */
export function useLateHydration<Part extends Component>(part: Part): Part {
  return useNuxtApp().isHydrating ? hydrateLate(part) : part
}
