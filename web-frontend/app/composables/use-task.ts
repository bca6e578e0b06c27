import { ref } from 'vue'
import { failureOf, type Failure } from '../api/api-error.ts'

/** One thing a form does at a time: whether it is under way, and what the API had against it. */
export function useTask() {
  const isBusy = ref(false)
  const failure = ref<Failure | null>(null)

  /** True when it went through. A second call while the first is under way does nothing. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    failure.value = null
    try {
      await work()
      return true
    } catch (error) {
      failure.value = failureOf(error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, failure, run }
}
