import DataLoader from 'dataloader'

const MOST_AT_ONCE = 100

/**
 * Makes one read of what many requests ask for in the same turn of the event loop. Nothing is remembered: each read
 * begins after all who share it have asked, so what they get is as new as what they would have read alone.
 *
 * @param nameOf tells the same question from another; asked twice, it is read once.
 * @param read answers by name; a question without an answer is answered `undefined`.
 */
export function gather<Question, Answer>(
  nameOf: (question: Question) => string,
  read: (questions: readonly Question[]) => Promise<ReadonlyMap<string, Answer>>,
): (question: Question) => Promise<Answer | undefined> {
  const loader = new DataLoader<Question, Answer | undefined>(
    async (questions) => {
      const named = new Map(questions.map((question) => [nameOf(question), question]))
      const answers = await read([...named.values()])
      return questions.map((question) => answers.get(nameOf(question)))
    },
    // After all sockets that were ready have been read: each is a turn of its own for the library's own schedule.
    { cache: false, maxBatchSize: MOST_AT_ONCE, batchScheduleFn: (run) => void setImmediate(run) },
  )
  return (question) => loader.load(question)
}
