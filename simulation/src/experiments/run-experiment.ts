import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { summarise, type ExperimentPlan, type ExperimentReport } from './report.ts'
import { runTrial, type TrialResult, type TrialTask } from './trial.ts'

export interface RunOptions {
  /**
   * Threads at once; by default as many as the machine has cores, and with 1 none but this one. Changes nothing but how
   * long it takes.
   */
  workers?: number
  /** Called after each run. */
  onProgress?: (done: number, all: number, task: TrialTask) => void
  signal?: AbortSignal
}

/**
 * Runs every arm with every seed, each in a town of its own, and sums up.
 *
 * @throws the first error of a run; an abort error when `signal` fires
 */
export async function runExperiment(
  plan: ExperimentPlan,
  options: RunOptions = {},
): Promise<ExperimentReport> {
  const { experiment, days } = plan
  const tasks = plan.arms.flatMap((arm) =>
    plan.seeds.map((seed): TrialTask => ({ experiment, arm, seed, days })),
  )
  const results: TrialResult[] = new Array<TrialResult>(tasks.length)
  const count = Math.min(options.workers ?? availableParallelism(), tasks.length)
  const runners = count > 1 ? Array.from({ length: count }, () => new TrialThread()) : [HERE]
  let next = 0
  let done = 0
  const work = async (runner: TrialRunner) => {
    while (next < tasks.length) {
      options.signal?.throwIfAborted()
      const position = next++
      const task = tasks[position]!
      results[position] = await runner.run(task, options.signal)
      options.onProgress?.(++done, tasks.length, task)
    }
  }
  try {
    await Promise.all(runners.map(work))
  } finally {
    await Promise.all(runners.map((runner) => runner.end()))
  }
  return summarise(plan, results)
}

interface TrialRunner {
  run(task: TrialTask, signal?: AbortSignal): Promise<TrialResult>
  end(): Promise<void>
}

const HERE: TrialRunner = {
  async run(task) {
    // Lets a Ctrl-C be heard between two runs.
    await new Promise(setImmediate)
    return runTrial(task)
  },
  async end() {},
}

/** A thread that runs one trial after the other. */
class TrialThread implements TrialRunner {
  private readonly worker = new Worker(new URL('./trial-worker.ts', import.meta.url))

  async run(task: TrialTask, signal?: AbortSignal): Promise<TrialResult> {
    // Rejects with the error of the thread when it fails instead.
    const answer = once(this.worker, 'message', { signal }) as Promise<[TrialResult]>
    this.worker.postMessage(task)
    const [result] = await answer
    return result
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }
}
