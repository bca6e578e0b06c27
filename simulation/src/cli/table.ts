import stringWidth from 'string-width'

export type Alignment = 'left' | 'right'

export interface Column {
  title: string
  align?: Alignment
  /** In columns of the terminal; longer cells are cut with an ellipsis. */
  maxWidth?: number
}

const GAP = '  '

/** Lines of a table for a terminal, where a Chinese character is two columns wide. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => columns.map((column, i) => cut(row[i] ?? '', column.maxWidth ?? Infinity)))
  const widths = columns.map((column, i) =>
    Math.max(stringWidth(column.title), ...cells.map((row) => stringWidth(row[i]!))),
  )
  const lineOf = (texts: readonly string[]) =>
    texts
      .map((text, i) => pad(text, widths[i]!, columns[i]!.align ?? 'left'))
      .join(GAP)
      .trimEnd()
  return [
    lineOf(columns.map((column) => column.title)),
    lineOf(widths.map((width) => '─'.repeat(width))),
    ...cells.map(lineOf),
  ].join('\n')
}

function pad(text: string, width: number, align: Alignment): string {
  const space = ' '.repeat(width - stringWidth(text))
  return align === 'left' ? text + space : space + text
}

function cut(text: string, maxWidth: number): string {
  if (stringWidth(text) <= maxWidth) return text
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept + character) > maxWidth - 1) break
    kept += character
  }
  return `${kept}…`
}
