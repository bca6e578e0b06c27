/** How much of the town is drawn at a zoom. */
export interface DetailLevel {
  residents: 'dots' | 'sprites'
  residentNames: boolean
  placeNames: boolean
  speech: boolean
  /** 1: roofs closed; 0: one looks into the houses. */
  roofAlpha: number
}

const ROOFS_CLOSED_BELOW = 12
const ROOFS_OPEN_FROM = 16
const SPRITES_FROM = 14
const RESIDENT_NAMES_FROM = 22
const PLACE_NAMES_FROM = 8
/** Above so many in view, figures and names only hide each other. */
const CROWD = 2_500
const NAMED_CROWD = 150

/** @param pxPerTile screen pixels a tile is wide. */
export function detailAt(pxPerTile: number, residentsInView: number): DetailLevel {
  const crowded = residentsInView > CROWD
  return {
    residents: pxPerTile >= SPRITES_FROM && !crowded ? 'sprites' : 'dots',
    residentNames: pxPerTile >= RESIDENT_NAMES_FROM && residentsInView <= NAMED_CROWD,
    placeNames: pxPerTile >= PLACE_NAMES_FROM,
    speech: pxPerTile >= SPRITES_FROM,
    roofAlpha: clampShare((ROOFS_OPEN_FROM - pxPerTile) / (ROOFS_OPEN_FROM - ROOFS_CLOSED_BELOW)),
  }
}

function clampShare(share: number): number {
  return Math.min(Math.max(share, 0), 1)
}
