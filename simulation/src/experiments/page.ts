import type { BilingualText, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import { ARMS, type ArmKey } from './arms.ts'
import { formatTarget, formatValue, keepsTo, type Measure } from './measure.ts'
import { PAGE_SCRIPT, PAGE_STYLE } from './page-style.ts'
import { armColour, plotCurve, plotMeasure } from './plots.ts'
import { commandOf, EXPERIMENTS, getEstimate, type ExperimentReport } from './report.ts'

const LANGUAGES: readonly ResidentLanguage[] = ['zh', 'en']
const CURVE_WIDTHS = { narrow: 340, wide: 560 } as const

const WORDS = {
  mind: { zh: '思考方式', en: 'mind' },
  rules: { zh: '规则模式（无模型）', en: 'rules (no model)' },
  engine: { zh: '引擎版本', en: 'engine version' },
  residents: { zh: '居民', en: 'residents' },
  days: { zh: '模拟天数', en: 'simulated days' },
  seeds: { zh: '种子', en: 'seeds' },
  n: { zh: '每组次数 n', en: 'runs an arm, n' },
  source: { zh: '对照', en: 'compared with' },
  command: { zh: '重做这份报告：', en: 'The command that makes this report:' },
  measure: { zh: '指标', en: 'measure' },
  paper: { zh: '论文', en: 'paper' },
  target: { zh: '目标', en: 'target' },
  board: { zh: '总表', en: 'The board' },
  boardNote: {
    zh: '各组的均值 ± 95 % 置信区间半宽（Student t，按种子）。✓ 达到目标，✗ 没有达到。',
    en: "Mean ± half of the 95 % interval (Student's t over seeds). ✓ keeps to the target, ✗ does not.",
  },
  spread: { zh: '消息如何传开', en: 'How the news spread' },
  spreadNote: {
    zh: '各时刻听说过的居民所占比例，按组取平均；虚线是论文结束时的数值。',
    en: 'Share of residents who had heard by each hour, mean of each arm; dashed: where the paper ended.',
  },
  candidacy: { zh: '参选', en: 'the candidacy' },
  party: { zh: '派对', en: 'the party' },
  arms: { zh: '每组每次', en: 'Arm by arm, run by run' },
  armsNote: {
    zh: '浅点是一次运行，粗点和横线是均值与 95 % 区间，虚线是论文的数值，色带是目标。',
    en: 'A faint dot is one run, the strong dot with its bar the mean with its 95 % interval; dashed: the paper; shaded: the target.',
  },
} as const satisfies Record<string, BilingualText>

/** The report as one HTML page: style, script and plots stand in it, and it loads nothing. */
export function renderPage(report: ExperimentReport): string {
  const { title, board } = EXPERIMENTS[report.experiment]
  return `<!doctype html>
<html lang="zh" data-language="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${escape(title.zh)} · ${escape(title.en)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${both(title)}</h1>
<div class="switch" role="group" aria-label="语言 / language"><button type="button" data-to="zh">中文</button><button type="button" data-to="en">English</button></div>
</header>
<main>
${renderFacts(report)}
${renderCurves(report)}
${renderBoard(report, board)}
<section><h2>${both(WORDS.arms)}</h2><p class="note">${both(WORDS.armsNote)}</p>
<div class="plots">${board.map((measure) => renderMeasure(report, measure)).join('\n')}</div></section>
</main>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`
}

function renderFacts(report: ExperimentReport): string {
  const { source } = EXPERIMENTS[report.experiment]
  const facts: [BilingualText, string][] = [
    [WORDS.mind, both(WORDS.rules)],
    [WORDS.engine, String(report.engineVersion)],
    [WORDS.residents, String(report.residents)],
    [WORDS.days, String(report.days)],
    [WORDS.n, String(report.n)],
    [WORDS.seeds, escape(report.seeds.join(', '))],
    [WORDS.source, `<a href="${escape(source.url)}">${escape(source.name)}</a>`],
  ]
  const items = facts.map(([name, value]) => `<div><dt>${both(name)}</dt><dd>${value}</dd></div>`)
  return `<section><dl>${items.join('')}</dl>
<p class="note">${both(WORDS.command)}</p><pre><code>${escape(commandOf(report))}</code></pre></section>`
}

function renderCurves(report: ExperimentReport): string {
  const keys = report.trials[0]?.curves.map(({ key }) => key) ?? []
  if (keys.length === 0) return ''
  const figures = keys.map((key) => {
    const { paper } =
      EXPERIMENTS[report.experiment].board.find((measure) => measure.key === `${key}After`) ?? {}
    const plots = Object.entries(CURVE_WIDTHS).map(
      ([name, width]) =>
        `<div class="${name}">${inBoth((language) => plotCurve(report, key, paper, language, width))}</div>`,
    )
    return `<figure><figcaption>${both(WORDS[key as 'candidacy' | 'party'])}</figcaption>${plots.join('')}</figure>`
  })
  const legend = report.arms.map(
    (arm) =>
      `<li><span class="swatch" style="background:${armColour(arm)}"></span>${both(ARMS[arm].name)}</li>`,
  )
  return `<section><h2>${both(WORDS.spread)}</h2><p class="note">${both(WORDS.spreadNote)}</p>
<ul class="legend">${legend.join('')}</ul><div class="curves">${figures.join('')}</div></section>`
}

function renderBoard(report: ExperimentReport, board: readonly Measure[]): string {
  const heads = report.arms.map((arm) => `<th scope="col">${both(ARMS[arm].name)}</th>`)
  const rows = board.map((measure) => {
    const cells = report.arms.map((arm) => `<td>${renderValue(report, measure, arm)}</td>`)
    const paper = measure.paper === undefined ? '' : formatValue(measure, measure.paper)
    return `<tr><th scope="row">${both(measure.name)}</th>${cells.join('')}<td>${paper}</td><td>${formatTarget(measure)}</td></tr>`
  })
  return `<section><h2>${both(WORDS.board)}</h2><p class="note">${both(WORDS.boardNote)}</p>
<div class="wide-table" tabindex="0" role="region" aria-label="board"><table><thead><tr><th scope="col">${both(WORDS.measure)}</th>${heads.join('')}<th scope="col">${both(WORDS.paper)}</th><th scope="col">${both(WORDS.target)}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div></section>`
}

function renderValue(report: ExperimentReport, measure: Measure, arm: ArmKey): string {
  const { mean, low, high } = getEstimate(report, arm, measure.key)
  const half = low === null || high === null ? null : (high - low) / 2
  const spread = half === null ? '' : ` <span class="spread">± ${formatValue(measure, half)}</span>`
  return `${formatValue(measure, mean)}${spread}${arm === 'whole' ? verdict(keepsTo(measure, mean)) : ''}`
}

function verdict(keeps: boolean | null): string {
  if (keeps === null) return ''
  return keeps ? ' <span class="kept">✓</span>' : ' <span class="missed">✗</span>'
}

function renderMeasure(report: ExperimentReport, measure: Measure): string {
  const plot = inBoth((language) => plotMeasure(report, measure, language))
  return `<figure><figcaption>${both(measure.name)}</figcaption><p class="note">${both(measure.meaning)}</p>${plot}</figure>`
}

/** Both languages; the style shows the one that is chosen. */
function both(text: BilingualText): string {
  return `<span lang="zh">${escape(text.zh)}</span><span lang="en">${escape(text.en)}</span>`
}

function inBoth(draw: (language: ResidentLanguage) => string): string {
  return LANGUAGES.map((language) => `<div lang="${language}">${draw(language)}</div>`).join('')
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
