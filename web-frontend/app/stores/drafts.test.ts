// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { useDraft } from './drafts.ts'

beforeEach(() => localStorage.clear())

describe('a draft', () => {
  it('is kept at every keystroke', () => {
    const draft = useDraft('lin:compose')
    draft.value = '你'
    draft.value = '你好'
    expect(useDraft('lin:compose').value).toBe('你好')
  })

  it('is gone when it is sent or emptied', () => {
    const draft = useDraft('lin:compose')
    draft.value = 'x'
    draft.value = ''
    expect(localStorage.length).toBe(0)
  })

  it('belongs to one member and one place', () => {
    useDraft('lin:post:1').value = 'one'
    expect(useDraft('lin:post:2').value).toBe('')
    expect(useDraft('sam:post:1').value).toBe('')
  })
})
