import { element } from './element.ts'

/** The panel at the side (on a phone: at the bottom) that shows what was clicked. */
export class SidePanel {
  readonly root: HTMLElement
  #title = element('h2')
  #body = element('div', { class: 'panel-body' })
  #close: HTMLButtonElement

  constructor(onClose: () => void) {
    this.#close = element('button', { type: 'button', class: 'close', onclick: onClose }, '×')
    const head = element('div', { class: 'panel-head' }, this.#title, this.#close)
    this.root = element('aside', { class: 'panel' }, head, this.#body)
    this.root.hidden = true
  }

  /** Shows new content and keeps the reader's place in it, and the focus on the same button. */
  show(title: string, closeLabel: string, content: readonly HTMLElement[]): void {
    const focused = [...this.#body.querySelectorAll('button')].indexOf(
      document.activeElement as HTMLButtonElement,
    )
    const scrolled = this.#body.scrollTop
    this.#title.textContent = title
    this.root.setAttribute('aria-label', title)
    this.#close.setAttribute('aria-label', closeLabel)
    this.#body.replaceChildren(...content)
    this.root.hidden = false
    this.#body.scrollTop = scrolled
    if (focused >= 0) this.#body.querySelectorAll('button')[focused]?.focus()
  }

  hide(): void {
    this.root.hidden = true
  }
}
