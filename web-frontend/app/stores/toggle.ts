/** How one switch (a like, a follow) is shown and sent. */
export interface ToggleSteps {
  /** Shows the state at once; called again with the old one when the server refuses. */
  show(on: boolean): void
  /** Tells the server; its answer may be shown by the caller. */
  send(on: boolean): Promise<void>
}

interface Running {
  confirmed: boolean
  wanted: boolean
  done: Promise<void>
}

/**
 * Switches that are shown before the server agrees. Per target only one request is under way, and of what was
 * tapped meanwhile only the last wish is sent: two answers can never overtake each other.
 *
 * The returned function rejects with the server's error after it has shown the confirmed state again.
 */
export function createToggle() {
  const running = new Map<string, Running>()

  async function settle(target: string, entry: Running, steps: ToggleSteps): Promise<void> {
    try {
      while (entry.wanted !== entry.confirmed) {
        const goal = entry.wanted
        await steps.send(goal)
        entry.confirmed = goal
        if (entry.wanted !== goal) steps.show(entry.wanted)
      }
    } catch (error) {
      steps.show(entry.confirmed)
      throw error
    } finally {
      running.delete(target)
    }
  }

  return function toggle(target: string, on: boolean, steps: ToggleSteps): Promise<void> {
    steps.show(on)
    const present = running.get(target)
    if (present) {
      present.wanted = on
      return present.done
    }
    const entry: Running = { confirmed: !on, wanted: on, done: Promise.resolve() }
    running.set(target, entry)
    entry.done = settle(target, entry, steps)
    return entry.done
  }
}
