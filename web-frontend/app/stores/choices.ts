import { createToggle, type ToggleSteps } from './toggle.ts'

/**
 * Switches as in `toggle.ts` that hold against answers which do not know of them: what was asked for before a tap, and
 * answers after it, does not take the tap back.
 *
 * @param viewer who asks; what was answered to somebody else knows nothing of this one's choices
 */
export function createChoices(viewer: () => string | undefined) {
  const toggle = createToggle()
  /** Not answered yet. */
  const wishes = new Map<string, boolean>()
  /** What the server has taken, and from which step on an answer knows of it. */
  const taken = new Map<string, { on: boolean; knownFrom: number }>()
  let step = 0

  /** The present step: what is new now knows of all that was taken. */
  function now(): number {
    return step
  }

  /** The member's choice when an answer that was asked for at that step may not know of it; else the answer counts. */
  function unknownTo(askedAt: number, target: string): boolean | undefined {
    const choice = taken.get(target)
    return wishes.get(target) ?? (choice && choice.knownFrom > askedAt ? choice.on : undefined)
  }

  /**
   * Asks, hands the answer to `keep` with the step it was asked at, and returns it. When another viewer has come
   * meanwhile it is asked for anew: the page may begin to load before it is known who is signed in.
   */
  async function read<Answer>(
    ask: () => Promise<Answer>,
    keep: (answer: Answer, askedAt: number) => void,
  ): Promise<Answer> {
    const askedAt = step
    const askedBy = viewer()
    const answer = await ask()
    if (viewer() !== askedBy) return read(ask, keep)
    keep(answer, askedAt)
    return answer
  }

  /** Rejects with the server's error after `steps` have shown the confirmed state again. */
  async function choose(target: string, on: boolean, steps: ToggleSteps): Promise<void> {
    try {
      await toggle(target, on, {
        show(state) {
          wishes.set(target, state)
          steps.show(state)
        },
        async send(state) {
          await steps.send(state)
          taken.set(target, { on: state, knownFrom: ++step })
        },
      })
    } finally {
      wishes.delete(target)
    }
  }

  return { now, unknownTo, read, choose }
}
