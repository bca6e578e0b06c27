import { NOBODY } from '../world/intention.ts'
import type { KeyNumber } from '../world/keys.ts'
import { eachMemory, hoursSinceAccess, remember } from '../world/memories.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { retrieve, type Candidate } from './retrieval.ts'

const EVIDENCE = 3

/**
 * Looks back on what happened since the last time: the memories that retrieval puts first become the evidence
 * of an insight about whom or what they have in common.
 */
export function reflectOn(world: World, self: ResidentState): void {
  const candidates: Candidate[] = []
  const seen: { key: KeyNumber; subject: number; place: number; slot: number }[] = []
  eachMemory(world, self, (memory, slot) => {
    if (memory.kind === 'reflection' || memory.kind === 'plan') return
    const isRecent = memory.at > self.lastReflectAt
    candidates.push({
      hoursSinceAccess: hoursSinceAccess(memory, world.now),
      importance: memory.importance,
      relevance: isRecent ? 1 : 0,
    })
    seen.push({ key: memory.key, subject: memory.subject, place: memory.place, slot })
  })
  const cited = retrieve(candidates, EVIDENCE).map((position) => seen[position]!)
  self.unreflected = 0
  self.lastReflectAt = world.now
  world.touch(self)
  if (cited.length === 0) return
  for (const { slot } of cited) world.tables.memories.touch(self.index, slot, world.now)
  remember(world, self, {
    kind: 'reflection',
    theme: 'insight',
    importance: 7,
    subject: cited.find(({ subject }) => subject !== NOBODY)?.subject ?? NOBODY,
    place: self.place,
    cause: cited[0]!.key,
    evidence: cited.slice(1).map(({ key }) => key),
  })
  self.unreflected = 0
}
