type Say = (key: string, named: Record<string, unknown>, plural: number) => string

const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/** A length of time in its largest unit, rounded: "2 hours". */
export function spanText(minutes: number, t: Say): string {
  const [unit, length] =
    minutes < HOUR_MINUTES
      ? ['minutes', 1]
      : minutes < DAY_MINUTES
        ? ['hours', HOUR_MINUTES]
        : ['days', DAY_MINUTES]
  const count = Math.max(1, Math.round(minutes / Number(length)))
  return t(`span.${unit}`, { count }, count)
}
