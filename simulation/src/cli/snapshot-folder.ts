import path from 'node:path'
import { loadConfig } from '@ai-community/shared/config/config.ts'

/** Where snapshots go that are given no name. */
export function snapshotFolder(): string {
  return path.join(loadConfig().DATA_DIR, 'snapshots')
}
