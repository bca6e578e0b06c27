import { loadConfig } from '@ai-community/shared/config/config.ts'
import { openDataFolder } from './supervisor/data-folder.ts'
import { isRunning } from './supervisor/process-identity.ts'
import { endOrphans, findSupervisor } from './supervisor/single-instance.ts'

const folder = openDataFolder(loadConfig().DATA_DIR)
const supervisor = findSupervisor(folder)
if (supervisor) {
  process.kill(supervisor.pid, 'SIGTERM')
  while (isRunning(supervisor)) await new Promise((resolve) => setTimeout(resolve, 50))
  process.stdout.write('Stopped.\n')
} else {
  const ended = await endOrphans(folder)
  process.stdout.write(
    ended.length > 0 ? `Stopped what was left: ${ended.join(', ')}.\n` : 'Nothing is running.\n',
  )
}
