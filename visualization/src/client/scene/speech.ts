import type { VizEncounter, VizTurn } from '../../protocol.ts'

/** The shortest a line stays up, in real milliseconds: a fast town would flash it past. */
export const SHORTEST_LINE_MS = 2_600

/**
 * The line being said in an encounter at `simTime`, or nothing before its start and after its end.
 * Turns share the encounter's time evenly.
 */
export function turnAt(encounter: VizEncounter, simTime: number): VizTurn | undefined {
  const { startAt, endAt, turns } = encounter
  if (simTime < startAt || simTime >= endAt || turns.length === 0) return undefined
  const share = (simTime - startAt) / (endAt - startAt)
  return turns[Math.min(Math.floor(share * turns.length), turns.length - 1)]
}

export interface SpokenLine {
  speakerId: string
  content: string
}

interface ShownLine extends SpokenLine {
  /** Real milliseconds. */
  sinceMs: number
}

/** Keeps each spoken line up long enough to be read; one line a speaker. */
export class SpokenLines {
  #lines = new Map<string, ShownLine>()

  /** The lines to show at `simTime`; `nowMs` is a monotonic real clock. */
  update(encounters: readonly VizEncounter[], simTime: number, nowMs: number): readonly SpokenLine[] {
    const spoken = new Set<string>()
    for (const encounter of encounters) {
      const turn = turnAt(encounter, simTime)
      if (!turn) continue
      spoken.add(turn.speakerId)
      this.#say(turn, nowMs)
    }
    for (const [speakerId, line] of this.#lines)
      if (!spoken.has(speakerId) && nowMs - line.sinceMs >= SHORTEST_LINE_MS) this.#lines.delete(speakerId)
    return [...this.#lines.values()]
  }

  clear(): void {
    this.#lines.clear()
  }

  #say(turn: VizTurn, nowMs: number): void {
    const current = this.#lines.get(turn.speakerId)
    if (current?.content === turn.content) return
    if (current && nowMs - current.sinceMs < SHORTEST_LINE_MS) return
    this.#lines.set(turn.speakerId, { ...turn, sinceMs: nowMs })
  }
}
