import { item, type ItemDefinition } from './item-definition.ts'

/** Meals, snacks and drinks. */
export const itemsToEat: readonly ItemDefinition[] = [
  item('beef-noodles', 'food', ['牛肉面', 'beef noodles'], ['一碗牛肉面', 'a bowl of beef noodles'], 1800, {
    sold: ['noodle_shop'],
  }),
  item(
    'sesame-noodles',
    'food',
    ['麻酱凉面', 'cold sesame noodles'],
    ['一碗麻酱凉面', 'a bowl of cold sesame noodles'],
    1400,
    { sold: ['noodle_shop'] },
  ),
  item(
    'wontons',
    'food',
    ['鲜虾馄饨', 'shrimp wontons'],
    ['一碗鲜虾馄饨', 'a bowl of shrimp wontons'],
    1600,
    { sold: ['noodle_shop'] },
  ),
  item(
    'tomato-noodles',
    'food',
    ['番茄鸡蛋面', 'tomato and egg noodles'],
    ['一碗番茄鸡蛋面', 'a bowl of tomato and egg noodles'],
    1300,
    { sold: ['noodle_shop'], made: ['home'], from: ['tomatoes', 'eggs'] },
  ),
  item('croissant', 'food', ['可颂', 'croissant'], ['一只可颂', 'a croissant'], 900, {
    sold: ['bakery', 'cafe'],
  }),
  item('rye-bread', 'food', ['黑麦面包', 'rye bread'], ['一条黑麦面包', 'a loaf of rye bread'], 1600, {
    sold: ['bakery'],
    made: ['bakery'],
  }),
  item('cinnamon-roll', 'food', ['肉桂卷', 'cinnamon roll'], ['一个肉桂卷', 'a cinnamon roll'], 1000, {
    sold: ['bakery', 'cafe'],
  }),
  item('red-bean-bun', 'food', ['红豆包', 'red bean bun'], ['一个红豆包', 'a red bean bun'], 500, {
    sold: ['bakery', 'market', 'station'],
  }),
  item('cheesecake', 'food', ['芝士蛋糕', 'cheesecake'], ['一块芝士蛋糕', 'a slice of cheesecake'], 2200, {
    sold: ['cafe'],
  }),
  item('egg-sandwich', 'food', ['鸡蛋三明治', 'egg sandwich'], ['一份鸡蛋三明治', 'an egg sandwich'], 1500, {
    sold: ['cafe', 'station'],
    made: ['home'],
    from: ['rye-bread', 'eggs'],
  }),
  item(
    'scallion-pancake',
    'food',
    ['葱油饼', 'scallion pancake'],
    ['一张葱油饼', 'a scallion pancake'],
    600,
    { sold: ['market'] },
  ),
  item('soy-milk', 'drink', ['热豆浆', 'hot soy milk'], ['一杯热豆浆', 'a cup of hot soy milk'], 400, {
    sold: ['market', 'noodle_shop'],
  }),
  item('congee', 'food', ['皮蛋瘦肉粥', 'pork congee'], ['一碗皮蛋瘦肉粥', 'a bowl of pork congee'], 900, {
    sold: ['market'],
    made: ['home'],
    from: ['rice'],
  }),
  item(
    'fried-rice',
    'food',
    ['蛋炒饭', 'egg fried rice'],
    ['一盘蛋炒饭', 'a plate of egg fried rice'],
    1200,
    { sold: ['bar'], made: ['home'], from: ['rice', 'eggs'] },
  ),
  item(
    'dumplings',
    'food',
    ['韭菜饺子', 'chive dumplings'],
    ['一盘韭菜饺子', 'a plate of chive dumplings'],
    1500,
    { sold: ['noodle_shop'], made: ['home'], from: ['greens'] },
  ),
  item('fish-stew', 'food', ['鱼汤', 'fish stew'], ['一锅鱼汤', 'a pot of fish stew'], 2400, {
    made: ['home'],
    from: ['river-fish'],
  }),
  item(
    'vegetable-curry',
    'food',
    ['蔬菜咖喱', 'vegetable curry'],
    ['一锅蔬菜咖喱', 'a pot of vegetable curry'],
    1800,
    { made: ['home'], from: ['greens', 'rice'] },
  ),
  item(
    'mushroom-soup',
    'food',
    ['蘑菇汤', 'mushroom soup'],
    ['一碗蘑菇汤', 'a bowl of mushroom soup'],
    1400,
    { sold: ['cafe'], made: ['home'], from: ['mushrooms'] },
  ),
  item(
    'roast-peanuts',
    'food',
    ['盐炒花生', 'roast peanuts'],
    ['一碟盐炒花生', 'a dish of roast peanuts'],
    600,
    { sold: ['bar'] },
  ),
  item('school-lunch', 'food', ['套餐饭', 'set lunch'], ['一份套餐饭', 'a set lunch'], 1000, {
    sold: ['school', 'office', 'hall'],
  }),
  item('latte', 'drink', ['拿铁', 'latte'], ['一杯拿铁', 'a latte'], 1800, { sold: ['cafe'] }),
  item('black-coffee', 'drink', ['黑咖啡', 'black coffee'], ['一杯黑咖啡', 'a black coffee'], 1200, {
    sold: ['cafe', 'station'],
  }),
  item('jasmine-tea', 'drink', ['茉莉花茶', 'jasmine tea'], ['一壶茉莉花茶', 'a pot of jasmine tea'], 1000, {
    sold: ['cafe', 'market'],
  }),
  item(
    'plum-juice',
    'drink',
    ['酸梅汤', 'sour plum juice'],
    ['一杯酸梅汤', 'a glass of sour plum juice'],
    600,
    { sold: ['noodle_shop', 'market', 'bar'] },
  ),
  item('pale-ale', 'drink', ['小麦啤酒', 'wheat beer'], ['一杯小麦啤酒', 'a glass of wheat beer'], 2000, {
    sold: ['bar'],
  }),
  item('ginger-soda', 'drink', ['姜汁汽水', 'ginger soda'], ['一杯姜汁汽水', 'a ginger soda'], 1200, {
    sold: ['bar', 'gym'],
  }),
]
