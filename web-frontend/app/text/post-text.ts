export type TextPiece =
  | { kind: 'text'; text: string }
  | { kind: 'tag'; text: string; tag: string }
  | { kind: 'mention'; text: string; username: string }
  | { kind: 'link'; text: string; url: string }

const MARKED =
  /(https?:\/\/[^\s<>"'，。；：！？、（）《》【】“”]+)|(#[\p{L}\p{N}_]{1,50}#?)|(@[a-zA-Z0-9_]{3,30})/gu
const TRAILING_MARKS = /[.,;:!?)\]]+$/

/** Cuts a post's words into plain text, #tags, @mentions and web links, in their order. */
export function piecesOf(content: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of content.matchAll(MARKED)) {
    const piece = pieceOf(match)
    if (isInsideWord(content, match.index)) continue
    if (match.index > end) pieces.push({ kind: 'text', text: content.slice(end, match.index) })
    pieces.push(piece)
    end = match.index + piece.text.length
  }
  if (end < content.length) pieces.push({ kind: 'text', text: content.slice(end) })
  return pieces
}

function pieceOf(match: RegExpExecArray): TextPiece {
  const [found, link, tag] = match
  if (link) {
    // The full stop after an address ends the sentence, not the address.
    const url = link.replace(TRAILING_MARKS, '')
    return { kind: 'link', text: url, url }
  }
  if (tag) return { kind: 'tag', text: found, tag: tag.replaceAll('#', '').normalize('NFKC').toLowerCase() }
  return { kind: 'mention', text: found, username: found.slice(1).toLowerCase() }
}

/** `me@example.com` mentions nobody. */
function isInsideWord(content: string, index: number): boolean {
  return index > 0 && /[a-zA-Z0-9_@#/]/.test(content[index - 1]!)
}
