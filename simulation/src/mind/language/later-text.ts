import { RandomStream } from '../../engine/random-stream.ts'
import type { StateHasher } from '../../engine/state-hash.ts'
import type { LaterWords } from '../../world/effect-vocabulary.ts'
import { composeText } from './compose.ts'
import type { Occasion, OccasionKind } from './occasion.ts'
import type { Speaker } from './references.ts'

/**
 * A text that is put together when somebody reads it, the same each time: it has luck of its own, drawn when it was
 * said. Talk is most of what residents say, and in a run without readers nobody needs its words.
 */
export class LaterText implements LaterWords {
  private readonly turn: { kind: OccasionKind }
  private readonly frame: object
  private readonly speaker: Speaker
  private readonly luckLow: number
  private readonly luckHigh: number

  /**
   * @param turn what the occasion states that no other turn need share
   * @param frame the rest of it; it is put together with the turn when somebody reads the text
   */
  constructor(turn: { kind: OccasionKind }, frame: object, speaker: Speaker, random: RandomStream) {
    this.turn = turn
    this.frame = frame
    this.speaker = speaker
    this.luckLow = random.nextUint32()
    this.luckHigh = random.nextUint32()
  }

  spell(): string {
    const random = RandomStream.fromWords([this.luckLow, this.luckHigh, 0, 1])
    // The first numbers of a stream that was not stirred are much like its seed.
    for (let i = 0; i < 12; i++) random.nextUint32()
    return composeText({ ...this.turn, ...this.frame } as Occasion, this.speaker, random)
  }

  /** The luck and the occasion; who speaks to whom, where and of which facts stands in the effect itself. */
  fold(hasher: StateHasher): void {
    hasher.word(this.luckLow)
    hasher.word(this.luckHigh)
    hasher.text(this.turn.kind)
  }
}
