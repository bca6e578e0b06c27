import path from 'node:path'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import type { Command } from 'commander'
import { formatTownTime } from '../../live/town-time.ts'
import { openWorldCopy } from '../../live/world-copy.ts'
import { takeSnapshot } from '../../ports/journal-writer.ts'
import { findLastSnapshot } from '../../ports/mysql-snapshots.ts'
import { writeSnapshotFile, type SavedWorld } from '../../ports/snapshot-file.ts'
import { isHolderDead } from '../holder.ts'
import type { Operator } from '../operator.ts'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { snapshotFolder } from '../snapshot-folder.ts'
import { addTownCommand } from '../town-command.ts'

/** `snapshot [file]`: the whole town in one compressed file. */
export function addSnapshotCommand(program: Command, session: Session): void {
  addTownCommand(program, 'snapshot', 'save the whole town in one compressed file', [
    'snapshot',
    'snapshot before-the-festival.snapshot.gz',
  ])
    .argument('[file]', 'default: a new one in the data folder')
    .action(async (file: string | undefined, options: JsonOption) => {
      const saved = await takeFrom(session, await session.operator())
      const written = path.resolve(file ?? path.join(snapshotFolder(), fileNameFor(saved)))
      const sizeBytes = await writeSnapshotFile(written, saved)
      const { clock, stateHash } = saved.snapshot
      answer(options, { file: written, simTime: clock, stateHash, sizeBytes }, () => written)
    })
}

/** Of the world as it is: whoever holds it saves it first; where nobody does, it stands as it was left. */
async function takeFrom(session: Session, operator: Operator): Promise<SavedWorld> {
  const world = await operator.getWorld()
  if (world.host === null || isHolderDead(world)) {
    const { simulation, seed, residents } = await openWorldCopy(operator.db, world.id)
    return { seed, residents, snapshot: takeSnapshot(simulation) }
  }
  await session.send({ command: 'snapshot' })
  return (await findLastSnapshot(operator.db, world.id))!
}

function fileNameFor({ snapshot }: SavedWorld): string {
  const time = formatTownTime(simTime(snapshot.clock)).replaceAll(/[ ,:]+/g, '-')
  return `town-${time}-${snapshot.stateHash.slice(0, 6)}.snapshot.gz`
}
