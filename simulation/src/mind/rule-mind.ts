import type { Conversation } from '../actions/encounter.ts'
import type { Intention, Speech } from '../world/intention.ts'
import type { InboxEntry } from '../world/resident-state.ts'
import { composeAnswer } from './answering.ts'
import { choose } from './choice.ts'
import { readFeed } from './feed.ts'
import type { Mind, Percept } from './mind.ts'
import { planDay } from './planning.ts'
import { reflectOn } from './reflection.ts'
import { chooseCompany, holdConversation } from './talk.ts'

/** A full life without a model: utility, traits and chance, and a grammar for the words. */
export class RuleMind implements Mind {
  decide({ world, self }: Percept): Intention {
    return choose(world, self)
  }

  planDay({ world, self }: Percept): void {
    planDay(world, self)
  }

  approach({ world, self }: Percept): readonly number[] {
    return chooseCompany(world, self)
  }

  converse({ world, self }: Percept, others: readonly number[]): Conversation {
    return holdConversation(world, self, others)
  }

  readFeed({ world, self }: Percept): Intention[] {
    return readFeed(world, self)
  }

  reflect({ world, self }: Percept): void {
    reflectOn(world, self)
  }

  answer({ world, self }: Percept, entry: InboxEntry): Speech | null {
    return composeAnswer(world, self, entry)
  }
}
