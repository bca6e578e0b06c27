import type { BilingualText, PlaceKind } from '@ai-community/shared/world/vocabulary.ts'

/** Something that can happen at work. When the core draws one, it has happened: it is remembered and may be told. */
export interface WorkIncident {
  key: string
  placeKind: PlaceKind
  /** A clause in the past without a full stop, told by the one who worked. */
  text: BilingualText
  /** Whether it lifts (1) or lowers (-1) the mood. */
  mood: -1 | 0 | 1
}

function at(
  placeKind: PlaceKind,
  rows: readonly (readonly [key: string, mood: -1 | 0 | 1, zh: string, en: string])[],
): WorkIncident[] {
  return rows.map(([key, mood, zh, en]) => ({
    key: `${placeKind}-${key}`,
    placeKind,
    mood,
    text: { zh, en },
  }))
}

/** New ones go to the end of the whole list: the core keeps indexes. */
export const workIncidents: readonly WorkIncident[] = [
  ...at('cafe', [
    [
      'usual',
      1,
      '有位客人进门只说了句“老样子”，我居然真的记得',
      'someone walked in, said "the usual", and I actually remembered it',
    ],
    ['spill', -1, '我把一整壶牛奶打翻在吧台上', 'I tipped a full jug of milk over the counter'],
    [
      'proposal',
      0,
      '靠窗那桌两个人一句话没说，坐了一个下午',
      'two people at the window table sat all afternoon without a word',
    ],
    ['tip', 1, '有人在杯垫上画了只猫留给我', 'someone left me a cat drawn on a coaster'],
  ]),
  ...at('noodle_shop', [
    ['seconds', 1, '有个小伙子连吃了三碗，汤都没剩', 'a young man finished three bowls, broth and all'],
    [
      'no-chili',
      0,
      '一位客人要“微微微辣”，我想了半天放几粒',
      'a customer asked for "slightly slightly spicy" and I stood there counting flakes',
    ],
    [
      'ran-out',
      -1,
      '牛肉卖完了，后来的客人一脸失望',
      'the beef ran out and I had to face the disappointed ones',
    ],
    ['broth', 1, '今天这锅汤熬得比平常都清', "today's broth came out clearer than ever"],
  ]),
  ...at('clinic', [
    [
      'brave',
      1,
      '有个小朋友打针没哭，还安慰他妈妈',
      'a small patient did not cry at the needle and comforted his mother instead',
    ],
    ['quiet', 0, '候诊室安静得能听见钟走', 'the waiting room was so quiet one could hear the clock'],
    ['thanks', 1, '上周的病人专门来道了声谢', "last week's patient came back only to say thanks"],
    ['queue', -1, '候诊的队一直排到门口', 'the queue reached the door and stayed there'],
  ]),
  ...at('bakery', [
    ['overproof', -1, '有一盘面团发过了头，全塌了', 'one tray overproofed and collapsed'],
    ['first', 1, '第一炉刚出来，门口就有人等着了', 'people were waiting at the door for the first batch'],
    [
      'kid',
      1,
      '有个孩子把硬币排成一排，正好够买一个红豆包',
      'a child lined up coins, exactly enough for one red bean bun',
    ],
    [
      'flour',
      0,
      '一袋面粉漏了，我走到哪儿白到哪儿',
      'a flour bag leaked and I left white footprints everywhere',
    ],
  ]),
  ...at('school', [
    [
      'question',
      1,
      '有个学生问了一个我答不上来的问题',
      'a pupil asked a question nobody in the room could answer',
    ],
    [
      'chalk',
      0,
      '粉笔断了三根，黑板才写满一半',
      'three sticks of chalk broke before the board was half full',
    ],
    [
      'asleep',
      0,
      '后排有人睡着了，还说了句梦话',
      'somebody in the back row fell asleep and talked in their dream',
    ],
    [
      'laugh',
      1,
      '全班因为一个错别字笑了五分钟',
      'one spelling mistake had the whole class laughing for five minutes',
    ],
  ]),
  ...at('market', [
    [
      'haggle',
      0,
      '一位大爷为两毛钱跟我讲了十分钟价',
      'an old gentleman haggled ten minutes over pocket change',
    ],
    ['sold-out', 1, '不到十点就卖空了', 'everything was sold before ten'],
    [
      'dropped',
      -1,
      '一筐货翻在地上，大家都帮着捡',
      'a whole crate tipped over and everybody helped to pick it up',
    ],
    [
      'swap',
      1,
      '隔壁摊拿东西跟我换了一把葱',
      'the next stall traded me something good for a bunch of spring onions',
    ],
  ]),
  ...at('workshop', [
    [
      'repair',
      1,
      '有人抱来一把老椅子，我给修好了',
      'someone brought in an old chair and I got it standing again',
    ],
    ['splinter', -1, '手上又扎了根木刺', 'I caught another splinter'],
    ['fit', 1, '榫头一次就敲进去了，严丝合缝', 'the joint went in at the first tap, tight as a drum'],
    ['noise', 0, '锯子响了一上午，耳朵里现在还有它', 'the saw ran all morning and I can still hear it'],
  ]),
  ...at('office', [
    ['bug', 1, '找了一天的错误原来只是少了个逗号', 'the error we chased all day was one missing comma'],
    ['meeting', -1, '一个会开到大家都忘了为什么开', 'a meeting went on until nobody remembered why'],
    ['chart', 1, '有张图一画出来，大家都不说话了', 'one chart made the whole room go quiet'],
    [
      'printer',
      0,
      '打印机又罢工了，全屋的人围着它看',
      'the printer went on strike and the whole room gathered around it',
    ],
  ]),
  ...at('hall', [
    [
      'lamp',
      1,
      '报修的路灯终于有人来登记处理了',
      'the street lamp everyone complained about finally got its form stamped',
    ],
    ['form', -1, '同一张表有人填错了四次', 'the same form came back wrong four times'],
    ['visitor', 0, '有位老人来窗口只是想找人聊聊天', 'an old man came to the counter just for a chat'],
  ]),
  ...at('library', [
    ['note', 1, '一本旧书里夹着一张写给陌生人的纸条', 'an old book had a note to a stranger inside'],
    ['late', 0, '有人来还一本迟了三年的书', 'someone returned a book three years late'],
    [
      'whisper',
      1,
      '两个孩子用气声吵了一架，又用气声和好了',
      'two children quarrelled in whispers and made up in whispers',
    ],
  ]),
  ...at('bookshop', [
    ['sold', 0, '我最喜欢的那本书今天被买走了', 'my favourite book on the shelf was sold today'],
    ['cat', 1, '那只猫在诗集上睡了一下午', 'the cat slept on the poetry shelf all afternoon'],
    [
      'wrong',
      0,
      '有人问“那本蓝色封面的书”，我居然找到了',
      'someone asked for "the one with the blue cover" and I found it',
    ],
  ]),
  ...at('gym', [
    [
      'first-pull',
      1,
      '有人练了两个月，今天拉起了第一个引体',
      'someone did their first pull-up after two months of trying',
    ],
    ['selfie', 0, '有位朋友拍照的时间比举铁还长', 'someone spent more time on photos than on weights'],
    [
      'music',
      -1,
      '音响坏了，大家听着自己的喘气声练完了',
      'the speakers died and everyone trained to the sound of breathing',
    ],
  ]),
  ...at('bar', [
    ['song', 1, '有桌客人跟着唱完了整首歌', 'one table sang the whole song along'],
    ['glass', -1, '打碎了一只用了好几年的杯子', 'a glass that had lasted for years broke tonight'],
    [
      'alone',
      0,
      '有位客人一个人坐到打烊，走的时候说谢谢',
      'one guest sat alone until closing and said thank you',
    ],
  ]),
  ...at('station', [
    ['umbrella', 0, '又捡到一把没人要的伞', 'another umbrella joined the lost property'],
    [
      'late-train',
      -1,
      '末班车晚了，大家一起在月台上等',
      'the last train was late and we all waited on the platform together',
    ],
    ['wave', 1, '火车开走的时候，有个孩子朝我挥手', 'a child waved at me as the train pulled out'],
  ]),
  ...at('studio', [
    ['blue', 1, '调了一下午，总算调出想要的那种蓝', 'after a whole afternoon I finally mixed the right blue'],
    ['water', -1, '洗笔水打翻在画上了', 'the brush water went over the painting'],
    [
      'visitor',
      1,
      '有人在门口看了很久，说这画像她的家乡',
      'someone stood at the door a long while and said the picture looked like her home town',
    ],
  ]),
]
