const MAX_TAGS = 10
const MAX_MENTIONS = 10
const MAX_TAG_CODE_POINTS = 50

// A tag or a mention starts where a word could: "a#b" and "mail@host" are neither.
const TAG = /(?<![\p{L}\p{N}_&/])[#＃]([\p{L}\p{M}\p{N}_]+)/gu
const MENTION = /(?<![A-Za-z0-9_.@])[@＠]([A-Za-z0-9_]{3,30})(?![A-Za-z0-9_@])/g

/** The distinct tags of a text, normal form NFKC and lower case, in order; a number alone is no tag. */
export function tagsOf(text: string): string[] {
  const tags = new Set<string>()
  for (const [, word] of text.matchAll(TAG)) {
    const tag = word!.normalize('NFKC').toLowerCase()
    if (/^[\p{N}_]+$/u.test(tag) || [...tag].length > MAX_TAG_CODE_POINTS) continue
    tags.add(tag)
    if (tags.size === MAX_TAGS) break
  }
  return [...tags]
}

/** The distinct usernames a text mentions, in lower case; whether they exist is not known here. */
export function mentionsOf(text: string): string[] {
  const names = new Set<string>()
  for (const [, name] of text.matchAll(MENTION)) {
    names.add(name!.toLowerCase())
    if (names.size === MAX_MENTIONS) break
  }
  return [...names]
}

/** Whether a text could mention somebody: a quick look that saves a query. */
export function mayHaveMentions(text: string): boolean {
  return text.includes('@') || text.includes('＠')
}
