/** Mean over seeds with the bounds of its 95 % confidence interval. */
export interface Estimate {
  /** How many values there were; those that are null do not count. */
  n: number
  mean: number | null
  /** Null with fewer than two values. */
  low: number | null
  high: number | null
}

/**
 * Quantiles 0.975 of Student's t for 1 to 30 degrees of freedom, then for 40, 60 and 120 (NIST/SEMATECH e-Handbook of
 * Statistical Methods, 1.3.6.7.2). Between those the next lower is taken, which makes intervals a little too wide.
 */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const
const T_975_BEYOND = [
  [120, 1.98],
  [60, 2.0],
  [40, 2.021],
] as const

/** @param freedom degrees of freedom, at least 1 */
export function studentT975(freedom: number): number {
  if (freedom <= T_975.length) return T_975[freedom - 1]!
  return T_975_BEYOND.find(([from]) => freedom >= from)?.[1] ?? T_975.at(-1)!
}

/** Mean and 95 % interval (Student's t) of the values that are not null. */
export function estimate(values: readonly (number | null)[]): Estimate {
  const known = values.filter((value) => value !== null)
  const n = known.length
  if (n === 0) return { n, mean: null, low: null, high: null }
  const mean = known.reduce((sum, value) => sum + value, 0) / n
  if (n === 1) return { n, mean, low: null, high: null }
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  const half = studentT975(n - 1) * Math.sqrt(variance / n)
  return { n, mean, low: mean - half, high: mean + half }
}
