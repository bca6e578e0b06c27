import { notify } from './notify.ts'
import { useFailureText } from './use-failure-text.ts'

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
