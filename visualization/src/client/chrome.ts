import { DebugPanel } from './panels/debug-panel.ts'
import { element } from './panels/element.ts'
import { Finder } from './panels/finder.ts'
import type { Findable } from './panels/finder.ts'
import { drawHotkeysHelp } from './panels/hotkeys-help.ts'
import { SidePanel } from './panels/side-panel.ts'
import { StatusBar } from './panels/status-bar.ts'
import { TEXTS } from './texts.ts'
import type { Language, Texts } from './texts.ts'

export interface Toggles {
  grid: boolean
  labels: boolean
  debug: boolean
  minimap: boolean
}

export interface ChromeActions {
  toggle: (name: keyof Toggles) => void
  switchLanguage: () => void
  closePanel: () => void
  findables: () => Findable[]
  found: (item: Findable) => void
}

const TOOLS: { name: keyof Toggles; sign: string; text: keyof Texts; key: string }[] = [
  { name: 'labels', sign: 'Aa', text: 'labels', key: 'L' },
  { name: 'grid', sign: '#', text: 'grid', key: 'G' },
  { name: 'minimap', sign: '◱', text: 'minimap', key: 'M' },
  { name: 'debug', sign: '∿', text: 'debug', key: 'D' },
]

/** Everything around the picture: status line, tools, panels. */
export class Chrome {
  readonly status = new StatusBar()
  readonly panel: SidePanel
  readonly debug = new DebugPanel()
  readonly minimapSlot = element('div', { class: 'minimap-slot' })
  #finder: Finder
  #help = element('div', { class: 'help', role: 'dialog' })
  #tools = element('nav', { class: 'tools' })
  #language = element('button', { type: 'button', class: 'language' })
  #actions: ChromeActions

  constructor(host: HTMLElement, actions: ChromeActions) {
    this.#actions = actions
    this.panel = new SidePanel(actions.closePanel)
    this.#finder = new Finder(actions.findables, actions.found)
    this.#help.hidden = true
    this.#language.addEventListener('click', actions.switchLanguage)
    const top = element('div', { class: 'top' }, this.status.root, this.#language)
    const corner = element('div', { class: 'corner' }, this.minimapSlot, this.debug.root)
    host.append(top, this.#finder.root, this.#tools, corner, this.panel.root, this.#help)
  }

  /** Draws what depends on the language and the switches. */
  update(toggles: Toggles, language: Language): void {
    const texts = TEXTS[language]
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = texts.pageTitle
    this.#language.textContent = texts.otherLanguage
    this.#language.setAttribute('aria-label', texts.switchLanguage)
    this.debug.root.hidden = !toggles.debug
    this.minimapSlot.hidden = !toggles.minimap
    const switches = TOOLS.map(({ name, sign, text, key }) => {
      const button = tool(sign, `${texts[text] as string} (${key})`, () => this.#actions.toggle(name))
      button.setAttribute('aria-pressed', String(toggles[name]))
      return button
    })
    const find = tool('⌕', `${texts.find} (/)`, () => this.#finder.toggle(language))
    const help = tool('?', `${texts.help} (?)`, () => this.toggleHelp(language))
    this.#tools.setAttribute('aria-label', texts.help)
    this.#tools.replaceChildren(find, ...switches, help)
    this.#help.setAttribute('aria-label', texts.help)
    if (!this.#help.hidden) this.#drawHelp(language)
  }

  toggleFinder(language: Language): void {
    this.#finder.toggle(language)
  }

  toggleHelp(language: Language): void {
    this.#help.hidden = !this.#help.hidden
    if (!this.#help.hidden) this.#drawHelp(language)
  }

  /** Closes what lies on top; false when nothing does. */
  closeOverlay(): boolean {
    const wasOpen = !this.#finder.root.hidden || !this.#help.hidden
    this.#finder.hide()
    this.#help.hidden = true
    return wasOpen
  }

  #drawHelp(language: Language): void {
    this.#help.replaceChildren(...drawHotkeysHelp(language, () => (this.#help.hidden = true)))
  }
}

function tool(sign: string, label: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', title: label, 'aria-label': label, onclick }, sign)
}
