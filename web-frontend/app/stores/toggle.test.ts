import { describe, expect, it } from 'vitest'
import { gate } from '../../test/scripted-fetch.ts'
import { createToggle } from './toggle.ts'

/** A switch whose shown states and requests are written down. */
function switchWith(answers: PromiseWithResolvers<void>[]) {
  const shown: boolean[] = []
  const sent: boolean[] = []
  const toggle = createToggle()
  const set = (on: boolean) =>
    toggle('post', on, {
      show: (state) => void shown.push(state),
      send: (state) => {
        sent.push(state)
        return answers[sent.length - 1]!.promise
      },
    })
  return { set, shown, sent }
}

describe('a switch that is shown before the server agrees', () => {
  it('shows the wish at once', () => {
    const { set, shown } = switchWith([gate()])
    void set(true)
    expect(shown).toEqual([true])
  })

  it('goes back and reports when the server refuses', async () => {
    const answer = gate()
    const { set, shown } = switchWith([answer])
    const done = set(true)
    answer.reject(new Error('refused'))
    await expect(done).rejects.toThrow('refused')
    expect(shown).toEqual([true, false])
  })

  it('sends only the last wish of a burst, one request at a time', async () => {
    const answers = [gate(), gate()]
    const { set, sent, shown } = switchWith(answers)
    const done = set(true)
    void set(false)
    void set(true)
    void set(false)
    expect(sent).toEqual([true])
    answers[0]!.resolve()
    answers[1]!.resolve()
    await done
    expect(sent).toEqual([true, false])
    expect(shown.at(-1)).toBe(false)
  })

  it('sends nothing more when the burst ends where it began', async () => {
    const answer = gate()
    const { set, sent } = switchWith([answer])
    const done = set(true)
    void set(false)
    void set(true)
    answer.resolve()
    await done
    expect(sent).toEqual([true])
  })
})
