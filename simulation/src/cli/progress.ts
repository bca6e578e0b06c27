/** Turns log lines into plain sentences on standard error, for whoever sits at the terminal. */
export function progressStream(write: (line: string) => void = writeToStandardError): {
  write(line: string): void
} {
  return {
    write(line: string) {
      const { msg } = JSON.parse(line) as { msg?: string }
      if (msg) write(msg)
    },
  }
}

function writeToStandardError(line: string): void {
  process.stderr.write(`${line}\n`)
}
