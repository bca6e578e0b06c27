import { showConfirmDialog } from 'vant'

export interface Question {
  title: string
  message?: string
  confirm: string
  cancel: string
}

/** Asks before something that cannot be taken back; false when the reader thinks better of it. */
export function confirmed(question: Question): Promise<boolean> {
  return showConfirmDialog({
    title: question.title,
    message: question.message,
    confirmButtonText: question.confirm,
    cancelButtonText: question.cancel,
  }).then(
    () => true,
    () => false,
  )
}
