/** Makes a formatter once for each locale: building one takes the browser milliseconds, and a list has a hundred. */
export function perLocale<Formatter>(make: (locale: string) => Formatter): (locale: string) => Formatter {
  const made = new Map<string, Formatter>()
  return (locale) => {
    const known = made.get(locale)
    if (known) return known
    const formatter = make(locale)
    made.set(locale, formatter)
    return formatter
  }
}
