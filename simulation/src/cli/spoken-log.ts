import { note } from './output.ts'

/** Turns log lines into plain sentences on standard error, for whoever sits at the terminal. */
export function spokenLog(write: (line: string) => void = note): { write(line: string): void } {
  return {
    write(line: string) {
      const { msg } = JSON.parse(line) as { msg?: string }
      if (msg) write(msg)
    },
  }
}
