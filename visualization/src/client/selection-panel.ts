import type { Position } from '@ai-community/shared/world/walk.ts'
import type { ResidentReport } from '../protocol.ts'
import { drawPlacePanel } from './panels/place-panel.ts'
import { drawResidentPanel } from './panels/resident-panel.ts'
import type { SidePanel } from './panels/side-panel.ts'
import { isOnWalk } from './scene/world-model.ts'
import type { WorldModel } from './scene/world-model.ts'
import { fetchResident } from './stream.ts'
import { TEXTS } from './texts.ts'
import type { Language } from './texts.ts'

type Selected = { kind: 'resident' | 'place'; id: string }

/** How old the details of an open panel may get. */
const REFRESH_MS = 3_000

/** What the reader has clicked, and the panel that tells about it. */
export class SelectionPanel {
  #panel: SidePanel
  #actions: { follow: () => void; centre: () => void }
  #selected: Selected | undefined
  #report: ResidentReport | undefined | null
  #reportAtMs = -Infinity
  #drawn = ''

  constructor(panel: SidePanel, actions: { follow: () => void; centre: () => void }) {
    this.#panel = panel
    this.#actions = actions
  }

  get isOpen(): boolean {
    return this.#selected !== undefined
  }

  get residentId(): string | undefined {
    return this.#selected?.kind === 'resident' ? this.#selected.id : undefined
  }

  selectResident(id: string): void {
    this.#select({ kind: 'resident', id })
  }

  selectPlace(id: string): void {
    this.#select({ kind: 'place', id })
  }

  clear(): void {
    this.#selected = undefined
    this.#panel.hide()
  }

  /** Forgets what is drawn, e.g. for another language. */
  redraw(): void {
    this.#drawn = ''
  }

  /** Where the selected resident is or the middle of the selected place, in tiles. */
  position(model: WorldModel): Position | undefined {
    if (!this.#selected) return undefined
    if (this.#selected.kind === 'resident') return model.figures.get(this.#selected.id)
    const rect = model.places.get(this.#selected.id)?.rect
    return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
  }

  /** Brings the panel up to date; does nothing when it is. */
  draw(model: WorldModel, simTime: number, followedId: string | undefined, language: Language): void {
    if (this.#selected?.kind === 'resident')
      this.#drawResident(this.#selected.id, model, simTime, followedId, language)
    if (this.#selected?.kind === 'place') this.#drawPlace(this.#selected.id, model, simTime, language)
  }

  #select(selected: Selected): void {
    this.#selected = selected
    this.#report = undefined
    this.#drawn = ''
    if (selected.kind === 'resident') void this.#read(selected.id)
  }

  #drawResident(
    id: string,
    model: WorldModel,
    simTime: number,
    followedId: string | undefined,
    language: Language,
  ): void {
    const resident = model.figures.get(id)?.resident
    if (!resident) return this.clear()
    if (performance.now() - this.#reportAtMs > REFRESH_MS) void this.#read(id)
    const content = {
      resident,
      report: this.#report,
      place: resident.placeId ? model.places.get(resident.placeId) : undefined,
      isWalking: isOnWalk(resident, simTime),
      isFollowed: followedId === id,
    }
    if (!this.#isNew([content, language])) return
    const actions = {
      ...this.#actions,
      retry: () => void this.#read(id),
      openResident: (otherId: string) => this.selectResident(otherId),
    }
    this.#panel.show(
      resident.displayName,
      TEXTS[language].close,
      drawResidentPanel(content, actions, language),
    )
  }

  #drawPlace(id: string, model: WorldModel, simTime: number, language: Language): void {
    const place = model.places.get(id)
    if (!place) return this.clear()
    const present = model.presentIn(id, simTime)
    if (!this.#isNew([place.id, present, Math.floor(simTime / 60_000), language])) return
    const open = (residentId: string): void => this.selectResident(residentId)
    this.#panel.show(
      place.name[language],
      TEXTS[language].close,
      drawPlacePanel(place, present, simTime, open, language),
    )
  }

  #isNew(content: unknown): boolean {
    const drawn = JSON.stringify(content)
    if (drawn === this.#drawn) return false
    this.#drawn = drawn
    return true
  }

  async #read(id: string): Promise<void> {
    this.#reportAtMs = performance.now()
    const report = await fetchResident(id)
    if (this.residentId === id) this.#report = report
  }
}
