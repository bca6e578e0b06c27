import { DomainError } from '../contracts/error-codes.ts'

export interface WorkQueueOptions {
  concurrency: number
  maxWaiting: number
  maxWaitMs: number
}

/** Runs costly work a few at a time; what would wait too long is refused at once instead of piling up. */
export class WorkQueue {
  readonly #options: WorkQueueOptions
  readonly #waiting: { start: () => void; timer: NodeJS.Timeout }[] = []
  #running = 0

  constructor(options: WorkQueueOptions) {
    this.#options = options
  }

  /** @throws DomainError `service_unavailable` when the queue is full or the wait was too long. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#options.concurrency) this.#running++
    else await this.#takeTurn()
    try {
      return await work()
    } finally {
      this.#passOn()
    }
  }

  #takeTurn(): Promise<void> {
    if (this.#waiting.length >= this.#options.maxWaiting) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1)
        reject(busy())
      }, this.#options.maxWaitMs)
      const turn = { start: resolve, timer }
      this.#waiting.push(turn)
    })
  }

  /** A slot goes straight to the next in line, so that nobody overtakes it. */
  #passOn(): void {
    const next = this.#waiting.shift()
    if (!next) {
      this.#running--
      return
    }
    clearTimeout(next.timer)
    next.start()
  }
}

function busy(): DomainError {
  return new DomainError('service_unavailable', { retryAfterSeconds: 2 })
}
