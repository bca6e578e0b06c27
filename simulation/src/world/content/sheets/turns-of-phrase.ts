/** Further sayings of the hand-written residents, by key: sentences that only this one would say. */
export const TURNS_OF_PHRASE: Readonly<Record<string, { zh: readonly string[]; en: readonly string[] }>> = {
  'lin-xiaoman': {
    zh: [
      '奶泡打好了，什么都好说。',
      '云又跑了，没拍到。',
      '离看海又近了一杯咖啡。',
      '老样子的那位今天来了没？',
    ],
    en: [
      'One latte closer to the sea.',
      'The cloud got away again.',
      'The foam came out right, so all is well.',
    ],
  },
  'maya-torres': {
    zh: ['这个蓝，我还差一点。', '截稿日在门口看表。', '先打个草稿再说。'],
    en: [
      'i am still one blue short',
      'the deadline is at the door, looking at its watch',
      'paint on my sleeve again',
    ],
  },
  'wu-dehai': {
    zh: ['汤还在火上。', '牛肉多给两块，别声张。', '三十年的锅，认得火。', '面要现煮。'],
    en: [
      'The broth is on the fire.',
      'Two more slices of beef. Do not tell.',
      'Thirty years, same pot.',
      'Noodles wait for nobody.',
    ],
  },
  'he-guilan': {
    zh: ['秤杆子翘得高高的。', '今早的青菜还带着露水。', '我这摊子，什么都先知道。', '多吃菜，少操心。'],
    en: [
      'Fresh greens, dew still on them!',
      'My stall hears everything first.',
      'Worry less, eat more vegetables!',
    ],
  },
  'wu-tong': {
    zh: ['凉面的酱，还差一味。', '老爷子睡了，厨房归我。', '夜班的锅，声音都不一样。', '半夜的面最诚实。'],
    en: [
      'The sesame sauce still wants one thing.',
      'The old man sleeps, the kitchen is mine.',
      'Noodles at night, that is all.',
    ],
  },
  'grace-okafor': {
    zh: ['番茄长得比我耐心。', '早饭吃了没有，要说实话。', '膝盖也是你的朋友。', '诊所的门开着。'],
    en: [
      'The tomatoes are more patient than I am.',
      'Have you had breakfast? Honestly.',
      'Doctor’s orders: sit down.',
      'The clinic door is open.',
    ],
  },
  'shen-yan': {
    zh: ['凌晨四点的灯，只照诚实的人。', '查房的脚步，要轻过呼吸。', '口袋里的诗，翻到第七页。'],
    en: [
      'At four in the morning nobody pretends.',
      'Between two rounds, one poem.',
      'Soft shoes, long corridors.',
    ],
  },
  'henrik-lund': {
    zh: ['炉子比闹钟准。', '揉面不用说话。', '普丽娅又跑在前头。', '黑麦要等。'],
    en: [
      'The oven keeps better time than I do.',
      'Kneading needs no words.',
      'Priya is ahead of me again.',
      'Rye takes its time.',
    ],
  },
  'priya-nair': {
    zh: ['学生又问倒我了，真好！', '实验重复三次才算数。', '清晨五点半的路，数据最好。'],
    en: [
      'Another three questions, excellent!',
      'Repeat three times, then believe it.',
      'The sunrise run has the best data.',
    ],
  },
  'zhou-mingyuan': {
    zh: [
      '茶又凉了。',
      '粉笔灰落了一袖子。',
      '可可那道代数题，我看天。',
      '此句当抄三遍。',
      '背到下半阕，忘了。',
    ],
    en: [
      'My tea has gone cold again.',
      'Chalk on my sleeve, as usual.',
      'To be copied out three times.',
      'I forget how the second stanza goes.',
      'Ask me anything but algebra.',
    ],
  },
  'zhou-keke': {
    zh: ['红豆包又压扁了。', '我爸背诗，我背公式。', '射门！啊不是，打错了。'],
    en: ['my red bean bun is squashed again', 'dad does poems, i do maths', 'goal! sorry, wrong chat'],
  },
  'leo-martin': {
    zh: [
      '木头会告诉你该怎么锯。',
      '兜里的半截铅笔又丢了。',
      '第十二个鸟屋在路上。',
      '松的拧紧，歪的扶正。',
      '刨花又满地了。',
    ],
    en: [
      'The wood tells you where to cut.',
      'Half a pencil is still a pencil.',
      'Bird house number twelve is on the bench.',
      'If it wobbles, I have a wedge for it.',
      'Sanding is a kind of thinking.',
      'Good joints need no glue.',
    ],
  },
  'gao-yuan': {
    zh: ['深蹲解决不了的，再蹲一组！', '奶茶？不认识！', '热身做够了没有？'],
    en: ['What a squat cannot fix, two can!', 'Milk tea? Never heard of it!', 'Warm up first!'],
  },
  'omar-haddad': {
    zh: ['码头上的风，比闹钟早。', '那条鱼，我两手都比不下。', '午睡时间，雷打不动。'],
    en: [
      'The boats were in before the sun.',
      'I cannot spread my hands wide enough for that fish.',
      'And then, my nap.',
    ],
  },
  'su-wan': {
    zh: [
      '旧书里又夹着一张纸条。',
      '谁借的，我都记得。',
      '书架要顺着擦。',
      '图书馆里，说话轻些呢。',
      '翻书的手，要干净。',
      '借书证带了吗？',
    ],
    en: [
      'Another note in an old book.',
      'I know who has it, and until when.',
      'Whisper, please, the books are listening.',
      'A library card is a kind of friendship.',
      'Every shelf has its dust and its treasure.',
      'Kindly return it to the library.',
    ],
  },
  'edith-hale': {
    zh: [
      '镇史第八章，待续。',
      '豆子不会骗人，史料会。',
      '这个逗号放错了地方。',
      '当年的事，我有记录。',
      '菜园里的豆子比议会守时。',
    ],
    en: [
      'That belongs in chapter eight.',
      'My beans are doing better than the council.',
      'There is a comma missing somewhere.',
      'I have it in my notes, with the date.',
      'History will want a footnote.',
      'I taught for forty years. I have seen worse.',
    ],
  },
  'liang-he': {
    zh: [
      '黄瓜自己知道什么时候长。',
      '这步棋，容我想一宿……',
      '锄头比嘴勤快就行。',
      '四点多的菜园最清静。',
      '薄荷又爬出盆了。',
    ],
    en: [
      'A cucumber knows its own time.',
      'Let me sleep on that move...',
      'Chess and weeds, both want patience.',
      'The garden is best before five.',
      'Soil first, talk later.',
    ],
  },
  'tom-becker': {
    zh: [
      '末班车准点。',
      '失物本又添了一把伞。',
      '咖啡要烫，话可以凉。',
      '站台上只有我和钟。',
      '听声音就知道是哪趟车。',
    ],
    en: [
      'The last train was on time.',
      'One more umbrella in the ledger.',
      'The coffee has to be hot. The rest may be lukewarm.',
      'The platform clock and I keep watch.',
      'I know each train by its sound.',
    ],
  },
  'xu-zhihang': {
    zh: ['一是一，二是二，三再议。', '路灯的事，正在跟进。', '讲稿还在抽屉里。', '镇上的事，没有小事。'],
    en: [
      'First, second, and thirdly.',
      'The street lamp is being followed up.',
      'There is a speech in my drawer.',
      'The minutes will show it.',
      'Town Hall is open until half past five.',
    ],
  },
  'ruby-chen': {
    zh: ['吧台会替你保密。', '姜汁汽水，多放姜。', '打烊前再来一首。'],
    en: ['what is said at the bar stays at the bar', 'extra ginger, always', 'one more song before closing'],
  },
  'jiang-bo': {
    zh: ['拨片又和收据混在一起了……', '第一段写得太早，第二段来得太晚。', '嗓子黄昏才醒。'],
    en: [
      'A plectrum and three receipts, that is my pocket.',
      'My voice wakes at dusk.',
      'First verse too early, second too late.',
    ],
  },
  'nora-quinn': {
    zh: [
      '这本该放在“下雨天”那一架。',
      '卖掉它，我难过了一个下午。',
      '猫又睡在诗集上了。',
      '慢慢翻，书不赶时间。',
      '书店的灯给你留着。',
    ],
    en: [
      'This goes on the shelf for rainy days.',
      'I sold a favourite and mourned all afternoon.',
      'The shop cat sleeps on the poets again.',
      'Books are in no hurry.',
      'A bookmark is a promise.',
    ],
  },
  'bai-lu': {
    zh: ['给这个错误起名叫小王。', '薄荷水喝完了，脑子还没醒。', '本地能跑，就是胜利。'],
    en: ['I named this bug Steve.', 'Out of mint, out of ideas.', 'Merged, with doubts.'],
  },
  'daniel-kim': {
    zh: ['第七列：心情。', '路还没认全，咖啡店认全了。', '要不要下一盘？我带棋。'],
    en: [
      'column seven: mood',
      'still learning the streets, already know the coffee',
      'fancy a game? i bring the board',
    ],
  },
  'ivy-brooks': {
    zh: ['又是同一片叶子，认了！', '先画了再说！', '将来的事，将来会自己来！'],
    en: [
      'Same leaf in the latte again!',
      'Paint first, decide later!',
      'No idea what comes next, and that is fine!',
    ],
  },
}
