import { SingleBar } from 'cli-progress'
import { note } from './output.ts'

const PLAIN_EVERY_MS = 2_000

export interface Progress {
  /** @param share 0 to 1; @param detail what is reached, in words. */
  show(share: number, detail: string): void
  /** Takes the bar away; whatever is printed next begins on a line of its own. */
  end(): void
}

/** A bar on a terminal, elsewhere a plain line now and then; both on standard error. */
export function createProgress(title: string): Progress {
  return process.stderr.isTTY ? bar(title) : lines(title)
}

function bar(title: string): Progress {
  const single = new SingleBar({
    format: `${title} {bar} {percentage}% {detail}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    // A Ctrl-C is ours: the batch has to be finished.
    gracefulExit: false,
    stream: process.stderr,
  })
  let isShown = false
  return {
    show(share, detail) {
      if (!isShown) single.start(1, 0, { detail })
      isShown = true
      single.update(share, { detail })
    },
    end() {
      if (isShown) single.stop()
    },
  }
}

function lines(title: string): Progress {
  let saidMs = performance.now()
  return {
    show(share, detail) {
      if (performance.now() - saidMs < PLAIN_EVERY_MS) return
      saidMs = performance.now()
      note(`${title} ${Math.floor(share * 100)}% ${detail}`)
    },
    end() {},
  }
}
