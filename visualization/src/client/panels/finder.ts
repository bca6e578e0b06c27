import { TEXTS } from '../texts.ts'
import type { Language } from '../texts.ts'
import { element } from './element.ts'

export interface Findable {
  kind: 'resident' | 'place'
  id: string
  /** Everything it can be found by; the first is shown. */
  names: readonly string[]
}

const MOST_SHOWN = 8

/** Those whose names hold the typed text, those that begin with it first. */
export function matching(all: readonly Findable[], typed: string): Findable[] {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return []
  const rank = ({ names }: Findable): number => {
    const positions = names.map((name) => name.toLowerCase().indexOf(wanted)).filter((at) => at >= 0)
    return positions.length > 0 ? Math.min(...positions) : Infinity
  }
  return all
    .map((item) => ({ item, rank: rank(item) }))
    .filter((each) => each.rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_SHOWN)
    .map((each) => each.item)
}

/** A small box to find residents and places by name. */
export class Finder {
  readonly root: HTMLElement
  #input = element('input', { type: 'search' })
  #results = element('div', { class: 'results' })
  #findables: () => Findable[]
  #choose: (item: Findable) => void
  #language: Language = 'en'

  constructor(findables: () => Findable[], choose: (item: Findable) => void) {
    this.#findables = findables
    this.#choose = choose
    this.root = element('div', { class: 'finder', role: 'search' }, this.#input, this.#results)
    this.root.hidden = true
    this.#input.addEventListener('input', () => this.#draw())
    this.#input.addEventListener('keydown', (event) => {
      const first = matching(this.#findables(), this.#input.value)[0]
      if (event.key === 'Enter' && first) this.#take(first)
    })
  }

  toggle(language: Language): void {
    this.#language = language
    this.root.hidden = !this.root.hidden
    if (this.root.hidden) return
    this.#input.value = ''
    this.#input.placeholder = TEXTS[language].findPlaceholder
    this.#input.setAttribute('aria-label', TEXTS[language].find)
    this.#draw()
    this.#input.focus()
  }

  hide(): void {
    this.root.hidden = true
  }

  #take(item: Findable): void {
    this.hide()
    this.#input.blur()
    this.#choose(item)
  }

  #draw(): void {
    const found = matching(this.#findables(), this.#input.value)
    const rows = found.map((item) =>
      element('button', { type: 'button', onclick: () => this.#take(item) }, item.names[0] ?? item.id),
    )
    const isEmpty = rows.length === 0 && this.#input.value.trim() !== ''
    this.#results.replaceChildren(
      ...(isEmpty ? [element('p', { class: 'faint' }, TEXTS[this.#language].noMatch)] : rows),
    )
  }
}
