import { notify } from './notify.ts'
import { useFailureText } from './use-failure-text.ts'
import { useTask } from './use-task.ts'

/** Runs what a tap asks for; what the API has against it is told in a passing line. */
export function useAttempt() {
  const { textOfError } = useFailureText()

  return async function attempt(work: () => unknown): Promise<void> {
    try {
      await work()
    } catch (error) {
      notify(textOfError(error))
    }
  }
}

/** As `useAttempt`, one at a time: whether it is under way, and true when it went through. */
export function useBusyAttempt() {
  const { textOf } = useFailureText()
  const { isBusy, failure, run } = useTask()

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await run(work)
    if (failure.value) notify(textOf(failure.value))
    return isDone
  }

  return { isBusy, attempt }
}
