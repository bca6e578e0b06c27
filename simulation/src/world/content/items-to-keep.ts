import { item, type ItemDefinition } from './item-definition.ts'

/** Groceries, books, flowers, tools and things made by hand. */
export const itemsToKeep: readonly ItemDefinition[] = [
  item('tomatoes', 'grocery', ['番茄', 'tomatoes'], ['一袋番茄', 'a bag of tomatoes'], 500, {
    sold: ['market'],
  }),
  item('eggs', 'grocery', ['土鸡蛋', 'eggs'], ['一盒土鸡蛋', 'a box of eggs'], 1200, { sold: ['market'] }),
  item('greens', 'grocery', ['小青菜', 'greens'], ['一把小青菜', 'a bunch of greens'], 300, {
    sold: ['market'],
    made: ['garden'],
  }),
  item('rice', 'grocery', ['新米', 'rice'], ['一袋新米', 'a bag of rice'], 2000, { sold: ['market'] }),
  item('mushrooms', 'grocery', ['香菇', 'mushrooms'], ['一篮香菇', 'a basket of mushrooms'], 800, {
    sold: ['market'],
  }),
  item('river-fish', 'grocery', ['河鱼', 'river fish'], ['一条河鱼', 'a river fish'], 1800, {
    sold: ['market'],
  }),
  item('oranges', 'grocery', ['橘子', 'oranges'], ['一袋橘子', 'a bag of oranges'], 800, {
    sold: ['market'],
  }),
  item(
    'sweet-potatoes',
    'grocery',
    ['红薯', 'sweet potatoes'],
    ['一袋红薯', 'a bag of sweet potatoes'],
    600,
    { sold: ['market'], made: ['garden'] },
  ),
  item('old-novel', 'book', ['旧小说', 'second-hand novel'], ['一本旧小说', 'a second-hand novel'], 2500, {
    sold: ['bookshop'],
  }),
  item('poetry-book', 'book', ['诗集', 'book of poems'], ['一本诗集', 'a book of poems'], 3000, {
    sold: ['bookshop'],
  }),
  item('star-atlas', 'book', ['星图', 'star atlas'], ['一本星图', 'a star atlas'], 5200, {
    sold: ['bookshop'],
  }),
  item(
    'notebook',
    'book',
    ['格子笔记本', 'squared notebook'],
    ['一本格子笔记本', 'a squared notebook'],
    1500,
    { sold: ['bookshop'] },
  ),
  item('sunflowers', 'flower', ['向日葵', 'sunflowers'], ['一束向日葵', 'a bunch of sunflowers'], 2000, {
    sold: ['market'],
    made: ['garden'],
  }),
  item('daisies', 'flower', ['小雏菊', 'daisies'], ['一把小雏菊', 'a handful of daisies'], 1200, {
    sold: ['market'],
    made: ['garden'],
  }),
  item('mint-pot', 'flower', ['薄荷盆栽', 'potted mint'], ['一盆薄荷', 'a pot of mint'], 1000, {
    sold: ['market'],
    made: ['garden'],
  }),
  item('screwdriver', 'tool', ['螺丝刀', 'screwdriver'], ['一把螺丝刀', 'a screwdriver'], 1800, {
    sold: ['market', 'workshop'],
  }),
  item(
    'sketch-pencils',
    'tool',
    ['素描铅笔', 'sketching pencils'],
    ['一盒素描铅笔', 'a box of sketching pencils'],
    2600,
    { sold: ['bookshop'] },
  ),
  item(
    'garden-shears',
    'tool',
    ['园艺剪', 'garden shears'],
    ['一把园艺剪', 'a pair of garden shears'],
    3200,
    { sold: ['market'] },
  ),
  item('wooden-stool', 'craft', ['小木凳', 'wooden stool'], ['一张小木凳', 'a small wooden stool'], 6000, {
    sold: ['workshop'],
    made: ['workshop'],
  }),
  item('wooden-spoon', 'craft', ['木勺', 'wooden spoon'], ['一把木勺', 'a wooden spoon'], 1500, {
    sold: ['workshop', 'market'],
    made: ['workshop'],
  }),
  item('bird-house', 'craft', ['鸟屋', 'bird house'], ['一个鸟屋', 'a bird house'], 4000, {
    sold: ['workshop'],
    made: ['workshop'],
  }),
  item('watercolour', 'craft', ['水彩小画', 'watercolour'], ['一幅水彩小画', 'a small watercolour'], 8000, {
    sold: ['studio'],
    made: ['studio'],
  }),
  item('clay-cup', 'craft', ['陶杯', 'clay cup'], ['一只陶杯', 'a clay cup'], 3500, {
    sold: ['studio', 'market'],
    made: ['studio'],
  }),
  item(
    'postcards',
    'craft',
    ['手绘明信片', 'hand-drawn postcards'],
    ['一套手绘明信片', 'a set of hand-drawn postcards'],
    1800,
    { sold: ['studio', 'bookshop'], made: ['studio'] },
  ),
  item('knitted-scarf', 'craft', ['毛线围巾', 'knitted scarf'], ['一条毛线围巾', 'a knitted scarf'], 5000, {
    sold: ['market'],
    made: ['home', 'library'],
  }),
  item('plum-jam', 'craft', ['梅子酱', 'plum jam'], ['一罐梅子酱', 'a jar of plum jam'], 1600, {
    sold: ['market'],
    made: ['home'],
  }),
]
