/** One memory as retrieval sees it. */
export interface Candidate {
  /** Since the memory was last thought of. */
  hoursSinceAccess: number
  /** 1–10 */
  importance: number
  /** 0–1, how much it bears on the question. */
  relevance: number
}

const DECAY_PER_HOUR = 0.995
/** Recency by whole hours, from a table: powers are not alike on every machine. */
const RECENCY = new Float64Array(2_048)
for (let hour = 0, recency = 1; hour < RECENCY.length; hour++, recency *= DECAY_PER_HOUR)
  RECENCY[hour] = recency

/** 0.995 per whole simulated hour since the last access (Generative Agents, arXiv 2304.03442, section 4.1). */
export function recencyAfter(hours: number): number {
  return RECENCY[Math.min(RECENCY.length - 1, Math.max(0, Math.floor(hours)))]!
}

/**
 * The retrieval score of each candidate: recency, importance and relevance, each min-max normalised over the
 * candidates (all equal counts as 0) and added with equal weights; 0–3.
 */
export function scoreCandidates(candidates: readonly Candidate[]): number[] {
  const recency = new Span()
  const importance = new Span()
  const relevance = new Span()
  for (const candidate of candidates) {
    recency.add(recencyAfter(candidate.hoursSinceAccess))
    importance.add(candidate.importance)
    relevance.add(candidate.relevance)
  }
  return candidates.map(
    (candidate) =>
      recency.normalise(recencyAfter(candidate.hoursSinceAccess)) +
      importance.normalise(candidate.importance) +
      relevance.normalise(candidate.relevance),
  )
}

/** Positions of the `count` best candidates, best first; equal ones in the order given. */
export function retrieve(candidates: readonly Candidate[], count: number): number[] {
  const scores = scoreCandidates(candidates)
  const best: number[] = []
  for (const [index, score] of scores.entries()) {
    if (best.length >= count && (count === 0 || score <= scores[best.at(-1)!]!)) continue
    let rank = best.length
    while (rank > 0 && scores[best[rank - 1]!]! < score) rank--
    best.splice(rank, 0, index)
    if (best.length > count) best.pop()
  }
  return best
}

/**
 * Share of the question's terms that the text has, 0–1. Terms are words of Latin script and pairs of neighbouring
 * Chinese characters.
 */
export function lexicalRelevance(question: ReadonlySet<string>, text: string): number {
  if (question.size === 0) return 0
  const terms = termsOf(text)
  let shared = 0
  for (const term of question) if (terms.has(term)) shared++
  return shared / question.size
}

/** Words that any two texts share, whatever they are about. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'the and are was were has have had you your not but for with about what who how why when where does did this that ' +
    'there they them then than will would can could should from into out our his her its one any all just been being ' +
    'think know heard hear tell like want going 什么 怎么 怎样 你们 我们 他们 这个 那个 一个 知道 听说 觉得 喜欢 是不 不是 ' +
    '有没 没有 可以 今天 昨天 明天 现在 最近 一下 一起'
  ).split(' '),
)

export function termsOf(text: string): Set<string> {
  const terms = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/[a-z0-9]{3,}/g))
    if (!EMPTY_WORDS.has(word)) terms.add(word)
  for (const [run] of text.matchAll(/[\u3400-\u9fff]+/g))
    for (let i = 0; i + 1 < run.length; i++) {
      const pair = run.slice(i, i + 2)
      if (!EMPTY_WORDS.has(pair)) terms.add(pair)
    }
  return terms
}

/** From the least to the greatest of some values. */
class Span {
  private low = Infinity
  private high = -Infinity

  add(value: number): void {
    if (value < this.low) this.low = value
    if (value > this.high) this.high = value
  }

  /** Where in the span the value lies, 0–1; 0 when all are equal. */
  normalise(value: number): number {
    const width = this.high - this.low
    return width > 0 ? (value - this.low) / width : 0
  }
}
