import type { InterestKey } from '../world/content/interests.ts'

/**
 * Words that show an interest, written for this measure and not taken from the grammar that words the posts. English
 * ones are matched as beginnings of words, without case; Chinese ones as they stand.
 */
export const INTEREST_WORDS: Readonly<Record<InterestKey, readonly string[]>> = {
  cooking: words(
    'cook recip kitchen soup dish stew flavour taste noodle dumpling bread pot',
    '做饭 做菜 菜谱 厨房 炖 汤 味道 面条 饺子 下厨 锅 菜',
  ),
  reading: words('book read novel library chapter page author', '书 读 小说 图书 章 页 作者 借书'),
  gardening: words('garden flower plant seed soil pot herb bloom mint', '花 种 园 土 盆 薄荷 芽 菜苗 浇水'),
  music: words(
    'music song sing melody guitar concert chord verse open_mic stage',
    '音乐 歌 唱 琴 旋律 吉他 演唱 曲',
  ),
  painting: words('paint draw sketch brush mural colour illustrat canvas', '画 颜料 速写 笔触 色 插画 壁画'),
  running: words('run jog kilomet lap morning_run marathon', '跑'),
  film: words('film movie cinema director screen', '电影 导演 银幕'),
  tea: words('tea teapot oolong brew', '茶'),
  coffee: words('coffee latte espresso cappuccino brew foam roast', '咖啡 拿铁 奶泡 拉花 手冲'),
  photography: words('photo camera picture lens snapshot shutter', '照片 拍 相机 镜头 摄影'),
  chess: words('chess opening checkmate pawn rook gambit', '棋'),
  football: words('football goal match team pitch kick', '足球 球 进球 决赛'),
  stars: words('star night sky telescope constellation moon orbit planet comet', '星 月亮 望远镜 夜空 宇宙'),
  history: words('histor centur ancient archive past chronicle', '历史 镇史 年代 从前 旧 档案'),
  crafts: words('craft carv knit sew wood stool handmade made build', '手工 木 织 缝 亲手 凳'),
  games: words('game dice board cards puzzle', '游戏 桌游 骰子 牌'),
  science: words(
    'scien experiment physics chemis theory data lab symposium',
    '科学 实验 物理 化学 理论 数据',
  ),
  animals: words('dog cat bird heron animal puppy duck paw', '猫 狗 鸟 鹭 动物 鸭'),
  poetry: words('poem poet verse rhyme', '诗'),
  trains: words('train station rail platform locomotive timetable', '火车 车站 站台 夜车 铁路 列车'),
  health: words(
    'health sleep exercise doctor clinic rest stretch breath blood_pressure',
    '健康 睡 锻炼 运动 医 诊所 血压 身体 休息',
  ),
  teaching: words('teach student class lesson homework school pupil', '学生 上课 老师 作业 教 课 学校'),
  repair: words('repair fix mend screw broken tool', '修 螺丝 坏 工具'),
  townlife: words('town street lamp neighbour market mayor council hall', '镇 街 邻居 路灯 市场 街坊 镇公所'),
}

/** Words of the work done at a place, by the key of the place; the occupation's own words come from the sheet. */
export const WORK_WORDS: Readonly<Record<string, readonly string[]>> = {
  cafe: words('coffee latte foam counter barista espresso customer', '咖啡 拿铁 奶泡 拉花 吧台 客人'),
  studio: words('brush paint illustrat draw canvas deadline', '画 颜料 插画 稿'),
  'noodle-shop': words('noodle broth kitchen ladle stove customer', '面 汤 灶 客人 锅'),
  market: words('stall vegetable fish customer crate scale market', '摊 菜 鱼 市场 秤 客人'),
  clinic: words('clinic patient ward nurse doctor night_shift', '诊所 病人 病房 护士 医生 夜班'),
  bakery: words('bak bread oven dough loaf rye croissant', '面包 烤 炉 面团'),
  school: words('school class student homework lesson exam teacher pupil', '学校 课 学生 作业 考试 老师 班'),
  station: words('station train platform night_shift timetable', '车站 火车 站台 夜班 夜车'),
  hall: words('town_hall clerk form office council meeting', '镇公所 表格 办事 会'),
  bar: words('bar cocktail stage song mic glass last_orders', '酒吧 酒 台 唱 杯'),
  bookshop: words('book shelf shop page reader', '书'),
  office: words('code data bug deploy meeting spreadsheet screen office', '代码 数据 会议 屏幕 办公室 表'),
  library: words('book library shelf reader borrow', '书 图书馆 借 读者'),
  gym: words('gym train coach weight muscle workout', '健身 训练 教练 肌肉 器械'),
  workshop: words('wood saw workshop plane stool timber', '木 锯 工坊 刨'),
}

function words(english: string, chinese: string): readonly string[] {
  return [...english.split(' ').map((word) => word.replaceAll('_', ' ')), ...chinese.split(' ')]
}
