import './style.css'
import { listenToHotkeys } from './input/hotkeys.ts'
import { listenToPointer } from './input/pointer-input.ts'
import { openStage } from './layers/stage.ts'
import { listenToTown } from './stream.ts'
import { preferredLanguage, TEXTS } from './texts.ts'
import { TownView } from './town-view.ts'

async function main(): Promise<void> {
  const host = document.querySelector<HTMLElement>('#stage')!
  const forceCanvas = new URLSearchParams(location.search).get('renderer') === 'canvas'
  const stage = await openStage(host, forceCanvas)
  const view = new TownView(stage, document.querySelector<HTMLElement>('#chrome')!)

  listenToPointer(stage.canvas, {
    drag: (dx, dy) => view.drag(dx, dy),
    zoom: (anchor, factor) => view.zoom(anchor, factor),
    click: (at) => view.click(at),
    doubleClick: (at) => view.doubleClick(at),
    hover: (at) => view.hover(at),
  })
  listenToHotkeys({
    g: () => view.toggle('grid'),
    l: () => view.toggle('labels'),
    d: () => view.toggle('debug'),
    m: () => view.toggle('minimap'),
    f: () => view.toggleFollow(),
    '/': () => view.toggleFinder(),
    '?': () => view.toggleHelp(),
    '+': () => view.zoomByKey(1),
    '=': () => view.zoomByKey(1),
    '-': () => view.zoomByKey(-1),
    Escape: () => view.escape(),
  })
  listenToTown({
    snapshot: (message) => view.receiveSnapshot(message),
    delta: (message) => view.receiveDelta(message),
    away: (isAway) => view.setServerAway(isAway),
  })

  const drawFrame = (nowMs: number): void => {
    view.frame(nowMs)
    requestAnimationFrame(drawFrame)
  }
  requestAnimationFrame(drawFrame)
}

main().catch((reason: unknown) => {
  // The page can do nothing more; the browser's own report carries the stack.
  reportError(reason)
  document.querySelector('#chrome')!.textContent = TEXTS[preferredLanguage()].failedToDraw
})
