// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { createSSRApp, defineComponent, h, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { hydrateLate } from '../app/composables/hydrate-late.ts'

/** What waits for a browser with time; Vue takes the function up when it is loaded. */
const idle = vi.hoisted(() => {
  const waiting = new Map<number, () => void>()
  globalThis.requestIdleCallback = (callback) => {
    const id = waiting.size + 1
    waiting.set(id, callback as () => void)
    return id
  }
  globalThis.cancelIdleCallback = (id) => waiting.delete(id)
  return waiting
})
const taps: string[] = []

const Row = defineComponent({
  props: { name: { type: String, required: true } },
  setup: (props) => () => h('button', { onClick: () => taps.push(props.name) }, props.name),
})

/** A page with one row as the server sent it, and the app that takes it up; the browser is busy until told. */
async function arrive() {
  const name = ref('first')
  const LateRow = hydrateLate(Row)
  const host = document.createElement('main')
  host.innerHTML = await renderToString(createSSRApp(() => h('div', [h(Row, { name: name.value })])))
  document.body.append(host)
  const button = host.querySelector('button')!
  createSSRApp(() => h('div', [h(LateRow, { name: name.value })])).mount(host)
  await flushPromises()
  return { host, button, name }
}

function comeToRest(): void {
  for (const callback of [...idle.values()]) callback()
  idle.clear()
}

afterEach(() => {
  idle.clear()
  taps.length = 0
  document.body.innerHTML = ''
})

describe('a row that the server rendered', () => {
  it('keeps its element, and answers once the browser had time', async () => {
    const { host, button } = await arrive()
    expect(idle.size).toBe(1)
    comeToRest()
    button.click()
    expect(taps).toEqual(['first'])
    expect(host.querySelector('button')).toBe(button)
  })

  it('answers a tap that comes before, once', async () => {
    const { button } = await arrive()
    button.click()
    expect(taps).toEqual(['first'])
    comeToRest()
    button.click()
    expect(taps).toEqual(['first', 'first'])
  })

  it('shows what changed before, and answers for that', async () => {
    const { host, name } = await arrive()
    name.value = 'second'
    await flushPromises()
    comeToRest()
    await flushPromises()
    const buttons = host.querySelectorAll('button')
    expect([...buttons].map((one) => one.textContent)).toEqual(['second'])
    buttons[0]!.click()
    expect(taps).toEqual(['second'])
  })
})
