import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf } from './post-text.ts'

describe("a post's words", () => {
  it('are cut into tags, mentions and links', () => {
    expect(piecesOf('和 @Lin_Mei 聊 #旧书 https://example.org/a?b=1。真好')).toEqual([
      { kind: 'text', text: '和 ' },
      { kind: 'mention', text: '@Lin_Mei', username: 'lin_mei' },
      { kind: 'text', text: ' 聊 ' },
      { kind: 'tag', text: '#旧书', tag: '旧书' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'https://example.org/a?b=1', url: 'https://example.org/a?b=1' },
      { kind: 'text', text: '。真好' },
    ])
  })

  it('leave the full stop outside an address', () => {
    expect(piecesOf('see https://example.org/a.')).toContainEqual({
      kind: 'link',
      text: 'https://example.org/a',
      url: 'https://example.org/a',
    })
  })

  it('mention nobody inside an e-mail address', () => {
    expect(piecesOf('write to me@example.org')).toEqual([{ kind: 'text', text: 'write to me@example.org' }])
  })

  it('are all there, in their order, whatever was written', () => {
    const words = fc.array(fc.constantFrom('@abc', '#x#', 'https://a.b', ' ', '，', 'word', '<b>', '😀', '@'))
    fc.assert(
      fc.property(words, (parts) => {
        const content = parts.join('')
        expect(
          piecesOf(content)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(content)
      }),
    )
  })

  it('never become a link of another scheme', () => {
    expect(piecesOf('javascript:alert(1) data:text/html,x').every((piece) => piece.kind === 'text')).toBe(
      true,
    )
  })
})
