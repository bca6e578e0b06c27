import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'

/**
 * A part of a page whose code comes when it is wanted. Where the connection is lost before its code is there, it comes
 * when the connection is back: a question over the page that never came would leave a tap without an answer.
 */
export function defineLatePart<Part extends Component>(loader: AsyncComponentLoader<Part>): Part {
  return defineAsyncComponent<Part>({
    loader,
    // The page that has it does not wait for it either.
    suspensible: false,
    onError(_error, retry, fail) {
      if (navigator.onLine) fail()
      else addEventListener('online', () => retry(), { once: true })
    },
  })
}
