import cliTruncate from 'cli-truncate'
import stringWidth from 'string-width'
import { paint } from './output.ts'

export type Alignment = 'left' | 'right'

export interface Column {
  title: string
  align?: Alignment
  /** In columns of the terminal; longer cells are cut with an ellipsis. */
  maxWidth?: number
  /** Gives way where the table is wider than the terminal. */
  shrinks?: boolean
  /** Colours a cell that has been cut and padded. */
  paint?: (cell: string) => string
}

const GAP = '  '
const LEAST_WIDTH = 8

/**
 * Lines of a table for a terminal, where a Chinese character is two columns wide.
 *
 * @param terminalWidth in columns; without it nothing is cut but by `maxWidth`
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminalWidth: number = process.stdout.columns ?? Infinity,
): string {
  const widths = fit(columns, naturalWidths(columns, rows), terminalWidth)
  const lineOf = (texts: readonly string[], isData: boolean) =>
    texts
      .map((text, i) => {
        const cell = pad(cut(text, widths[i]!), widths[i]!, columns[i]!.align ?? 'left')
        // The last cell's padding would be blanks at the end of the line.
        const shown = i === texts.length - 1 ? cell.trimEnd() : cell
        return isData ? (columns[i]!.paint?.(shown) ?? shown) : shown
      })
      .join(GAP)
      .trimEnd()
  return [
    paint.title(lineOf(titlesOf(columns), false)),
    paint.faint(
      lineOf(
        widths.map((width) => '─'.repeat(width)),
        false,
      ),
    ),
    ...rows.map((row) => lineOf(row, true)),
  ].join('\n')
}

function titlesOf(columns: readonly Column[]): string[] {
  return columns.map((column) => column.title)
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  return columns.map((column, i) => {
    const widest = rows.reduce((width, row) => Math.max(width, stringWidth(row[i] ?? '')), 0)
    return Math.max(stringWidth(column.title), Math.min(widest, column.maxWidth ?? Infinity))
  })
}

/** Takes from the widest of the columns that give way, until the table fits or none can give any more. */
function fit(columns: readonly Column[], natural: readonly number[], terminalWidth: number): number[] {
  const widths = [...natural]
  let excess =
    widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1) - terminalWidth
  while (excess > 0) {
    const shrinking = widths.flatMap((width, i) => (columns[i]!.shrinks && width > LEAST_WIDTH ? [i] : []))
    if (shrinking.length === 0) break
    const widest = shrinking.reduce((best, i) => (widths[i]! > widths[best]! ? i : best))
    widths[widest]!--
    excess--
  }
  return widths
}

function pad(text: string, width: number, align: Alignment): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return align === 'left' ? text + space : space + text
}

function cut(text: string, width: number): string {
  return stringWidth(text) <= width ? text : cliTruncate(text, width)
}
