import { parentPort } from 'node:worker_threads'
import { runTrial, type TrialTask } from './trial.ts'

parentPort!.on('message', (task: TrialTask) => parentPort!.postMessage(runTrial(task)))
