import { describe, expect, it } from 'vitest'
import { mentionsOf, tagsOf } from './post-text.ts'

describe('tags of a text', () => {
  it('are found in Chinese and English, once each, in lower case', () => {
    expect(tagsOf('#咖啡 in the #Morning，＃咖啡 and #morning')).toEqual(['咖啡', 'morning'])
  })

  it('start where a word could start', () => {
    expect(tagsOf('a#b https://example.org/#top &#39; (#ok)')).toEqual(['ok'])
  })

  it('are not numbers alone and not endless', () => {
    expect(tagsOf(`#1 #2026 #${'长'.repeat(51)} #90s`)).toEqual(['90s'])
    expect(tagsOf(Array.from({ length: 30 }, (_, n) => `#t${n}x`).join(' '))).toHaveLength(10)
  })
})

describe('mentions of a text', () => {
  it('are found beside Chinese, once each, in lower case', () => {
    expect(mentionsOf('谢谢@Lin_Mei！ hello ＠lin_mei @tom_42.')).toEqual(['lin_mei', 'tom_42'])
  })

  it('are not e-mail addresses, nor names too short or too long', () => {
    expect(mentionsOf(`a@example.org @ab @${'x'.repeat(31)} @user@host`)).toEqual([])
  })
})
