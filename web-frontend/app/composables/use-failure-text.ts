import { useI18n } from 'vue-i18n'
import { failureOf, type Failure } from '../api/api-error.ts'

/** Says in the reader's language what went wrong. */
export function useFailureText() {
  const i18n = useI18n()

  function textOf(failure: Failure): string {
    const key = `errors.${failure.code}`
    return i18n.t(i18n.te(key) ? key : 'errors.internal_error')
  }

  return { textOf, textOfError: (error: unknown) => textOf(failureOf(error)) }
}
