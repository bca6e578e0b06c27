import { styleText } from 'node:util'

export interface JsonOption {
  json?: boolean
}

/** Prints what a command has to say: one line of JSON, or text for people. Data goes to standard output alone. */
export function answer({ json }: JsonOption, value: unknown, render: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : render()}\n`)
}

/** What is no data: progress, hints, why something takes long. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

type Style = Parameters<typeof styleText>[0]

/** Colours where standard output is a terminal that wants them (`NO_COLOR`, `FORCE_COLOR`), else the bare text. */
function painter(style: Style) {
  return (text: string): string => styleText(style, text, { stream: process.stdout })
}

export const paint = {
  title: painter('bold'),
  faint: painter('dim'),
  good: painter('green'),
  warning: painter('yellow'),
  bad: painter('red'),
  name: painter('cyan'),
}
