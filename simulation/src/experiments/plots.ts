import * as Plot from '@observablehq/plot'
import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import { parseHTML } from 'linkedom'
import { ARMS, type ArmKey } from './arms.ts'
import type { Measure } from './measure.ts'
import { getEstimate, type ExperimentReport } from './report.ts'

/** The types of a browser's document are not those of this package. */
const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: never }
const FONT = { fontSize: '12px', background: 'none', color: 'inherit', overflow: 'visible' }
const WIDTH = 360

/** One line of the board, arm by arm: each run a faint dot, the mean with its interval, what the paper found, the target. */
export function plotMeasure(report: ExperimentReport, measure: Measure, language: ResidentLanguage): string {
  const names = report.arms.map((arm) => ARMS[arm].name[language])
  const scale = measure.unit === 'share' ? 100 : 1
  const runs = report.trials.flatMap(({ arm, metrics }) => {
    const value = metrics[measure.key] ?? null
    return value === null ? [] : [{ arm: ARMS[arm].name[language], value: value * scale }]
  })
  const means = report.arms.flatMap((arm) => {
    const { mean, low, high } = getEstimate(report, arm, measure.key)
    if (mean === null) return []
    return [
      {
        arm: ARMS[arm].name[language],
        mean: mean * scale,
        low: (low ?? mean) * scale,
        high: (high ?? mean) * scale,
      },
    ]
  })
  const { target, paper } = measure
  const ends = [...runs.map(({ value }) => value), ...means.flatMap(({ low, high }) => [low, high])]
  const most = Math.max(...ends, (paper ?? 0) * scale, (target?.least ?? 0) * scale, scale === 100 ? 10 : 1)
  const domain: [number, number] = [0, scale === 100 ? Math.min(100, most * 1.08) : most * 1.08]
  const band = target && {
    x1: (target.least ?? 0) * scale,
    x2: Math.min(domain[1], (target.most ?? Infinity) * scale),
  }
  return draw({
    width: WIDTH,
    height: 50 + 26 * names.length,
    marginLeft: language === 'zh' ? 58 : 88,
    marginRight: 18,
    marginTop: 18,
    ariaLabel: measure.name[language],
    x: {
      domain,
      clamp: true,
      label: null,
      ticks: 5,
      tickFormat: (x: number) => `${x}${scale === 100 ? '%' : ''}`,
    },
    y: { domain: names, label: null, tickSize: 0 },
    marks: [
      band && Plot.rectX([band], { x1: 'x1', x2: 'x2', fill: 'var(--target)' }),
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      paper === undefined
        ? null
        : Plot.ruleX([paper * scale], { stroke: 'var(--paper)', strokeWidth: 2, strokeDasharray: '4 3' }),
      Plot.dot(runs, { x: 'value', y: 'arm', r: 2.5, fill: 'var(--mark)', fillOpacity: 0.28 }),
      Plot.ruleY(means, { x1: 'low', x2: 'high', y: 'arm', stroke: 'var(--mark)', strokeWidth: 2 }),
      Plot.dot(means, { x: 'mean', y: 'arm', r: 4.5, fill: 'var(--mark)' }),
    ],
  })
}

/**
 * How the share of those who know grew, hour by hour, as the mean of each arm over its runs.
 *
 * @param paper where the paper's run ended, 0–1
 */
export function plotCurve(
  report: ExperimentReport,
  curve: string,
  paper: number | undefined,
  language: ResidentLanguage,
  width: number,
): string {
  const points = report.arms.flatMap((arm) => {
    const runs = report.trials
      .filter((trial) => trial.arm === arm)
      .flatMap(({ curves }) => curves.filter(({ key }) => key === curve))
    const hours = runs[0]?.values.length ?? 0
    return Array.from({ length: hours }, (_, hour) => ({
      arm: ARMS[arm].name[language],
      hour,
      share: (100 * runs.reduce((sum, { values }) => sum + values[hour]!, 0)) / runs.length,
    }))
  })
  const names = report.arms.map((arm) => ARMS[arm].name[language])
  return draw({
    width,
    height: 240,
    marginLeft: 44,
    marginRight: 46,
    marginTop: 12,
    ariaLabel: curve,
    x: {
      label: null,
      ticks: everyHours(points.at(-1)?.hour ?? 0, Math.floor(width / 110)),
      tickFormat: (hour: number) => dayAndHour(hour, language),
    },
    y: { domain: [0, 100], label: null, grid: true, tickFormat: (y: number) => `${y}%` },
    color: { domain: names, range: report.arms.map(armColour) },
    marks: [
      paper === undefined
        ? null
        : Plot.ruleY([paper * 100], { stroke: 'var(--paper)', strokeDasharray: '4 3' }),
      Plot.lineY(points, { x: 'hour', y: 'share', stroke: 'arm', strokeWidth: 2, curve: 'step-after' }),
    ],
  })
}

/** Name of the style's colour for an arm's line. */
export function armColour(arm: ArmKey): string {
  return `var(--arm-${arm})`
}

/** Multiples of six hours, at most `count` of them. */
function everyHours(last: number, count: number): number[] {
  const step = 6 * Math.max(1, Math.ceil(last / 6 / Math.max(1, count)))
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, position) => position * step)
}

function dayAndHour(hour: number, language: ResidentLanguage): string {
  const day = Math.floor(hour / 24) + 1
  const time = `${String(hour % 24).padStart(2, '0')}:00`
  return language === 'zh' ? `第${day}天 ${time}` : `day ${day} ${time}`
}

function draw(options: Plot.PlotOptions): string {
  const figure = Plot.plot({ ...options, document, style: FONT }) as unknown as { outerHTML: string }
  return figure.outerHTML
}
