import { describe, expect, it } from 'vitest'
import { message } from '../../test/samples.ts'
import { gate, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { useMessagesStore } from './messages.store.ts'

const words = (seq: number) => message({ id: String(400 + seq), seq, content: `m${seq}` })
/** The newest first, as the API has them. */
const page = (...seqs: number[]) => ({ body: { items: seqs.map(words).reverse(), nextCursor: null } })

/** A conversation of which the first page is known, and another one is on its way. */
async function scene(first: ScriptedAnswer) {
  const newest = gate<ScriptedAnswer>()
  const later: ScriptedAnswer[] = []
  const answers = [first, newest.promise]
  const { sent } = storeScene(() => answers.shift() ?? later.shift()!)
  const messages = useMessagesStore()
  await messages.load('400')
  const loaded = messages.load('400')
  const seqs = () => messages.listOf('400').items.map(({ seq }) => seq)
  return { messages, newest, later, loaded, seqs, sent }
}

describe('a message that comes while the newest page is read', () => {
  it('stays behind the page, which does not know of it', async () => {
    const { messages, newest, loaded, seqs } = await scene(page(1, 2))
    messages.receive(words(3))
    newest.resolve(page(1, 2))
    await loaded
    expect(seqs()).toEqual([1, 2, 3])
  })

  it('stays in a conversation that was empty before', async () => {
    const { messages, newest, loaded, seqs } = await scene(page())
    messages.receive(words(1))
    newest.resolve(page())
    await loaded
    expect(seqs()).toEqual([1])
  })

  it('is fetched with those before it when they were not heard of', async () => {
    const { messages, newest, later, loaded, seqs, sent } = await scene(page(1))
    messages.receive(words(4))
    later.push(page(1, 2, 3, 4))
    newest.resolve(page(1, 2))
    await loaded
    expect(seqs()).toEqual([1, 2, 3, 4])
    expect(sent).toHaveLength(3)
  })

  it('is not asked for again when the page holds it', async () => {
    const { messages, newest, loaded, seqs, sent } = await scene(page(1))
    messages.receive(words(4))
    newest.resolve(page(1, 2, 3, 4))
    await loaded
    expect(seqs()).toEqual([1, 2, 3, 4])
    expect(sent).toHaveLength(2)
  })
})

it('after a gap the list begins anew', async () => {
  const { newest, loaded, seqs } = await scene(page(1, 2))
  newest.resolve(page(8, 9))
  await loaded
  expect(seqs()).toEqual([8, 9])
})
