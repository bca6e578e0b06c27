// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { defineLatePart } from '../app/composables/define-late-part.ts'

enableAutoUnmount(afterEach)
afterEach(() => vi.restoreAllMocks())

const Part = defineComponent({ render: () => h('p', 'It has come') })

/** A part whose code cannot be had the first time. */
function missedOnce(isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const load = vi.fn(() => Promise.resolve(Part)).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const Late = defineLatePart(load)
  const Page = defineComponent({
    props: { isWanted: { type: Boolean, default: true } },
    setup: (props) => () => h('main', props.isWanted ? [h(Late)] : []),
  })
  return { load, Page }
}

describe('a part whose code comes late', () => {
  it('comes when the connection is back, where it was lost before', async () => {
    const { load, Page } = missedOnce(false)
    const scene = mount(Page)
    await flushPromises()
    expect([load.mock.calls.length, scene.text()]).toEqual([1, ''])
    dispatchEvent(new Event('online'))
    await flushPromises()
    expect(scene.text()).toBe('It has come')
  })

  it('is asked for again the next time it is wanted, where the server did not have it', async () => {
    const { Page } = missedOnce(true)
    const failed = vi.fn()
    const scene = mount(Page, { global: { config: { errorHandler: failed } } })
    await flushPromises()
    expect(failed).toHaveBeenCalledOnce()
    await scene.setProps({ isWanted: false })
    await scene.setProps({ isWanted: true })
    await flushPromises()
    expect(scene.text()).toBe('It has come')
  })
})
