import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Question {
  title: string
  message?: string
  /** The word on the button that does it. */
  confirm: string
}

/** The one question that may stand over the page, before something that cannot be taken back. */
export const useQuestionStore = defineStore('question', () => {
  const asked = shallowRef<Question | null>(null)
  let settle: ((yes: boolean) => void) | null = null

  /** True when the reader agrees; a question that another one replaces counts as refused. */
  function ask(question: Question): Promise<boolean> {
    answer(false)
    asked.value = question
    return new Promise((resolve) => (settle = resolve))
  }

  function answer(yes: boolean): void {
    asked.value = null
    settle?.(yes)
    settle = null
  }

  return { asked, ask, answer }
})
