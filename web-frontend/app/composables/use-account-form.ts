import { computed, ref } from 'vue'
import { useTask } from './use-task.ts'

interface AccountFormOptions {
  /** Whether what was typed can be sent; asked at each attempt, when `wasSent` is true already. */
  isComplete: () => boolean
  send: () => Promise<void>
  /** Codes of failures that stand at a field and not below the form. */
  shownAtFields?: readonly string[]
}

/** The course of a form about an account: it tells what is missing once it was sent, and is sent once at a time. */
export function useAccountForm({ isComplete, send, shownAtFields = [] }: AccountFormOptions) {
  const { isBusy, failure, run } = useTask()
  const wasSent = ref(false)
  const formFailure = computed(() =>
    failure.value && !shownAtFields.includes(failure.value.code) ? failure.value : null,
  )

  async function submit(): Promise<void> {
    wasSent.value = true
    if (isComplete()) await run(send)
  }

  return { isBusy, wasSent, failure, formFailure, submit }
}
