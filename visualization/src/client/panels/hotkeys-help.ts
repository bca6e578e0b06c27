import { TEXTS } from '../texts.ts'
import type { Language } from '../texts.ts'
import { element } from './element.ts'

/** The sheet behind `?`. */
export function drawHotkeysHelp(language: Language, close: () => void): HTMLElement[] {
  const texts = TEXTS[language]
  const keys: [string, string][] = [
    ['G', texts.grid],
    ['L', texts.labels],
    ['D', texts.debug],
    ['M', texts.minimap],
    ['F', texts.follow],
    ['/', texts.find],
    ['+ / −', texts.zoomKeys],
    ['?', texts.help],
    ['Esc', texts.escape],
  ]
  const hands: [string, string][] = [
    [texts.dragHelp, texts.dragDoes],
    [texts.wheelHelp, texts.wheelDoes],
    [texts.clickHelp, texts.clickDoes],
    [texts.doubleHelp, texts.doubleDoes],
  ]
  return [
    element(
      'div',
      { class: 'panel-head' },
      element('h2', {}, texts.help),
      element('button', { type: 'button', class: 'close', 'aria-label': texts.close, onclick: close }, '×'),
    ),
    rows(keys, 'kbd'),
    element('h3', {}, texts.helpPointer),
    rows(hands, 'span'),
  ]
}

function rows(pairs: readonly [string, string][], tag: 'kbd' | 'span'): HTMLElement {
  const lines = pairs.flatMap(([what, does]) => [
    element('dt', {}, element(tag, {}, what)),
    element('dd', {}, does),
  ])
  return element('dl', { class: 'keys' }, ...lines)
}
