import type { Conversation } from '../actions/encounter.ts'
import type { Intention, Speech } from '../world/intention.ts'
import { forgetBefore } from '../world/memories.ts'
import type { InboxEntry, ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { composeAnswer } from './answering.ts'
import { choose } from './choice.ts'
import { readFeed } from './feed.ts'
import type { Mind, Percept } from './mind.ts'
import { dropPlan, planDay } from './planning.ts'
import { reflectOn } from './reflection.ts'
import { chooseCompany, holdConversation } from './talk.ts'

/** The parts of the rule mind that experiments leave out, to see what each is good for. */
export interface MindParts {
  /** Looks back and comes to insights. */
  reflection: boolean
  /** Lays out the day in blocks; without it only hours of sleep and of posting are set. */
  planning: boolean
  /** Keeps what happened; without it nothing stays longer than `PRESENT_MS`. */
  memory: boolean
  /** Opens the feed: likes, comments, answers, and news that stand in posts. */
  feed: boolean
}

export const WHOLE_MIND: MindParts = { reflection: true, planning: true, memory: true, feed: true }

/** As long as a talk may last: without memory a resident still follows what is going on. */
const PRESENT_MS = 15 * 60_000

/** A full life without a model: utility, traits and chance, and a grammar for the words. */
export class RuleMind implements Mind {
  private readonly parts: MindParts
  private readonly isWhole: boolean

  /** @param parts those set to false are left out; by default the mind is whole */
  constructor(parts: Partial<MindParts> = {}) {
    this.parts = { ...WHOLE_MIND, ...parts }
    this.isWhole = Object.values(this.parts).every(Boolean)
  }

  decide({ world, self }: Percept): Intention {
    this.leaveOut(world, self)
    return choose(world, self)
  }

  planDay({ world, self }: Percept): void {
    planDay(world, self)
    this.leaveOut(world, self)
  }

  approach({ world, self }: Percept): readonly number[] {
    this.leaveOut(world, self)
    return chooseCompany(world, self)
  }

  converse({ world, self }: Percept, others: readonly number[]): Conversation {
    for (const other of others) this.leaveOut(world, world.resident(other))
    return holdConversation(world, self, others)
  }

  readFeed({ world, self }: Percept): Intention[] {
    this.leaveOut(world, self)
    return this.parts.feed ? readFeed(world, self) : []
  }

  reflect({ world, self }: Percept): void {
    this.leaveOut(world, self)
    if (this.parts.reflection) reflectOn(world, self)
  }

  answer({ world, self }: Percept, entry: InboxEntry): Speech | null {
    this.leaveOut(world, self)
    return composeAnswer(world, self, entry)
  }

  /** What a missing part would have left in the state is taken away before the resident thinks. */
  private leaveOut(world: World, self: ResidentState): void {
    if (this.isWhole) return
    if (!this.parts.memory) forgetBefore(world, self, world.now - PRESENT_MS)
    if (!this.parts.planning) dropPlan(self)
    if (!this.parts.reflection) self.unreflected = 0
    if (!this.parts.feed) self.lastBrowseAt = world.now
  }
}
