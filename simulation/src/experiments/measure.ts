import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'

/** One line of a board: what is measured, how it is read, and what others found. */
export interface Measure<Key extends string = string> {
  key: Key
  name: BilingualText
  /** How it is counted, in one sentence. */
  meaning: BilingualText
  /** `share` is 0–1 and shown in per cent, `ratio` 0–1 and shown as it is. */
  unit: 'share' | 'ratio' | 'number'
  /** What the paper found, in the same unit. */
  paper?: number
  /** What we aim for. */
  target?: { least?: number; most?: number }
}

/** Whether a value keeps to the target; null where there is no target or no value. */
export function keepsTo({ target }: Measure, value: number | null): boolean | null {
  if (!target || value === null) return null
  return value >= (target.least ?? -Infinity) && value <= (target.most ?? Infinity)
}

/** "12.3 %" or "2.1"; a dash where there is no value. */
export function formatValue({ unit }: Pick<Measure, 'unit'>, value: number | null): string {
  if (value === null) return '–'
  if (unit === 'share') return `${(value * 100).toFixed(1)} %`
  return value.toFixed(unit === 'ratio' ? 3 : 2)
}

/** "≥ 50 %", "20–60 %", "≤ 70 %"; empty without a target. */
export function formatTarget(measure: Measure): string {
  const { least, most } = measure.target ?? {}
  const short = (value: number) =>
    measure.unit === 'share' ? String(Math.round(value * 100)) : String(value)
  const unit = measure.unit === 'share' ? ' %' : ''
  if (least !== undefined && most !== undefined) return `${short(least)}–${short(most)}${unit}`
  if (measure.unit === 'share' && least === 1) return '100 %'
  if (least !== undefined) return `≥ ${short(least)}${unit}`
  return most === undefined ? '' : `≤ ${short(most)}${unit}`
}
