import { computed, ref } from 'vue'
import { failureOf, type Failure } from '../api/api-error.ts'

interface AccountFormOptions {
  /** Whether what was typed can be sent; asked at each attempt, when `wasSent` is true already. */
  isComplete: () => boolean
  send: () => Promise<void>
  /** Codes of failures that stand at a field and not below the form. */
  shownAtFields?: readonly string[]
}

/** The course of a form about an account: it tells what is missing once it was sent, and is sent once at a time. */
export function useAccountForm({ isComplete, send, shownAtFields = [] }: AccountFormOptions) {
  const isBusy = ref(false)
  const wasSent = ref(false)
  const failure = ref<Failure | null>(null)
  const formFailure = computed(() =>
    failure.value && !shownAtFields.includes(failure.value.code) ? failure.value : null,
  )

  async function submit(): Promise<void> {
    wasSent.value = true
    if (!isComplete() || isBusy.value) return
    isBusy.value = true
    failure.value = null
    try {
      await send()
    } catch (error) {
      failure.value = failureOf(error)
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, wasSent, failure, formFailure, submit }
}
