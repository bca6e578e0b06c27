/** The town tells things in the middle of its sentences; standing alone they begin with a capital. */
export function sentence(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
