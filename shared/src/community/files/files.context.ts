import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { CommunityContext } from '../context.ts'
import { WorkQueue } from '../work-queue.ts'
import type { FileStorage } from './storage/file-storage.ts'

/** What working with the bytes of files needs beside the rows. */
export interface FilesContext extends CommunityContext {
  storage: FileStorage
  /** Pictures are encoded in it, since one takes a core for up to seconds. */
  pictureQueue: WorkQueue
  /** What is being received and encoded; on the disk of the local storage, so that a rename suffices. */
  uploadFolder: string
}

const MAX_WAITING = 40
const MAX_WAIT_MS = 20_000

/** One core stays for everybody who does not upload; more than two pictures at once only cost memory. */
export function createPictureQueue(): WorkQueue {
  const concurrency = Math.max(1, Math.min(2, availableParallelism() - 1))
  return new WorkQueue({ concurrency, maxWaiting: MAX_WAITING, maxWaitMs: MAX_WAIT_MS })
}

export function uploadFolderOf(dataFolder: string): string {
  return path.join(dataFolder, 'uploads')
}
