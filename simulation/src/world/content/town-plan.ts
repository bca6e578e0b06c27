import type { MapPlace } from '@ai-community/shared/world/town-map.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'

export const DISTRICT_WIDTH = 64
export const DISTRICT_HEIGHT = 44
/** First tile of the two-tile roads, from north to south and from west to east. */
export const ROAD_ROWS = [10, 22, 34] as const
export const ROAD_COLUMNS = [14, 31, 48] as const

const hour = (hours: number) => Math.round(hours * 60)
const hours = (open: number, close: number) => [hour(open), hour(close)] as const

function place(
  key: string,
  kind: PlaceKind,
  [zh, en]: readonly [string, string],
  [x, y, width, height]: readonly [number, number, number, number],
  [doorX, doorY]: readonly [number, number],
  capacity: number,
  openMinutes: MapPlace['openMinutes'] = null,
): MapPlace {
  return {
    key,
    kind,
    name: { zh, en },
    rect: { x, y, width, height },
    door: { x: doorX, y: doorY },
    capacity,
    openMinutes,
  }
}

/** Every place of the district, block by block from the north-west. English names read without an article. */
export const PLACES: readonly MapPlace[] = [
  place('home-willow', 'home', ['柳巷小院', 'Willow Court'], [1, 2, 5, 6], [3, 8], 8),
  place('home-plum', 'home', ['梅子楼', 'Plum House'], [8, 2, 5, 6], [10, 8], 8),
  place('school', 'school', ['枫树学校', 'Maple School'], [17, 1, 13, 7], [23, 8], 60, hours(7, 18)),
  place('library', 'library', ['柳荫图书馆', 'Willow Library'], [34, 2, 6, 6], [37, 8], 30, hours(9, 21)),
  place('clinic', 'clinic', ['河湾诊所', 'Riverbend Clinic'], [41, 2, 6, 6], [44, 8], 20),
  place('home-river', 'home', ['临河公寓', 'River Flats'], [51, 2, 4, 6], [53, 8], 8),
  place('home-heron', 'home', ['白鹭居', 'Heron House'], [56, 2, 4, 6], [58, 8], 8),
  place('garden', 'garden', ['共享菜园', 'Patchwork Garden'], [1, 13, 6, 7], [4, 20], 20),
  place('home-lane', 'home', ['书香里', 'Inkwell Lane'], [8, 14, 5, 6], [10, 20], 8),
  place('cafe', 'cafe', ['三杯咖啡', 'Three Cups Café'], [17, 14, 6, 6], [20, 20], 24, hours(6.5, 24)),
  place(
    'bookshop',
    'bookshop',
    ['纸船书店', 'Paper Boat Books'],
    [24, 14, 6, 6],
    [27, 20],
    16,
    hours(10, 21),
  ),
  place('hall', 'hall', ['镇公所', 'Town Hall'], [34, 13, 7, 7], [37, 20], 60, hours(8, 21)),
  place('bakery', 'bakery', ['麦香面包房', 'Crumb Bakery'], [42, 14, 5, 6], [44, 20], 16, hours(5, 19)),
  place('park', 'park', ['灯笼公园', 'Lantern Park'], [51, 13, 9, 8], [55, 21], 80),
  place(
    'workshop',
    'workshop',
    ['铁皮顶工坊', 'Tin Roof Workshop'],
    [1, 26, 6, 6],
    [4, 32],
    14,
    hours(7, 20),
  ),
  place('studio', 'studio', ['九号画室', 'Studio Nine'], [8, 26, 5, 6], [10, 32], 12, hours(8, 23)),
  place('market', 'market', ['早桥市场', 'Bridge Market'], [17, 25, 13, 6], [23, 31], 80, hours(4, 20)),
  place(
    'noodle-shop',
    'noodle_shop',
    ['老井面馆', 'Old Well Noodles'],
    [34, 26, 6, 6],
    [37, 32],
    24,
    hours(9, 27),
  ),
  place('office', 'office', ['北斗事务所', 'Dipper Office'], [41, 26, 6, 6], [44, 32], 30, hours(7, 22)),
  place('home-pine', 'home', ['松针阁', 'Pine Loft'], [51, 26, 4, 6], [53, 32], 8),
  place('home-lotus', 'home', ['荷塘楼', 'Lotus House'], [56, 26, 4, 6], [58, 32], 8),
  place('home-lantern', 'home', ['提灯巷', 'Lantern Row'], [1, 37, 5, 6], [3, 36], 8),
  place('gym', 'gym', ['铁砧健身房', 'Anvil Gym'], [7, 37, 6, 6], [10, 36], 20, hours(5.5, 23)),
  place('bar', 'bar', ['蓝调时分', 'Blue Hour Bar'], [17, 37, 6, 6], [20, 36], 30, hours(16, 26)),
  place('home-maple', 'home', ['红枫院', 'Maple Yard'], [24, 37, 5, 6], [26, 36], 8),
  place('station', 'station', ['西风站', 'Westwind Station'], [34, 37, 13, 6], [40, 36], 80),
  place('home-osmanthus', 'home', ['桂花里', 'Osmanthus Flats'], [51, 37, 4, 6], [53, 36], 8),
]
