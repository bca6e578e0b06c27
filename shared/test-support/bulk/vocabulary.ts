/** What loaded posts are made of, the commonest first; Zipf's law over them gives some terms to nearly every post. */
export const CHINESE_WORDS =
  '今天 早上 咖啡 朋友 小镇 天气 晚上 工作 面包 公园 散步 喜欢 下雨 阳光 读书 音乐 花园 邻居 市场 晚饭 周末 老师 孩子 河边 電影 图书馆 咖啡馆 面包店 诊所 广场 自行车 老朋友 明天 昨天 新闻 故事 照片 旅行 火车 月亮 星星 秋天 春天 夏天 冬天 蔬菜 水果 豆腐 米饭 饺子 茶叶 钓鱼 画画 唱歌 跳舞 写信 生日 节日 礼物 睡觉 做梦 醒来 迟到 开会 学习 练习 比赛 足球 跑步 游泳 医生 护士 店主 木匠 渔夫 诗人 园丁 裁缝 面馆 茶馆 书店 码头 教堂 学校 车站 小猫 小狗 蝴蝶 萤火虫 蜜蜂 葡萄 草莓 南瓜 土豆 番茄 辣椒 酱油 羊皮纸 望远镜'.split(
    ' ',
  )
export const ENGLISH_WORDS =
  'the and a to in of with was on coffee morning friend town rain walk today bread garden music work evening neighbour market book river cat sun library met talked story bakery yesterday square weather letter photo train autumn spring summer winter dinner tea fishing painting singing dancing birthday festival gift dream late meeting practice match running swimming doctor nurse carpenter fisher poet gardener tailor noodles harbour church school station dog butterfly firefly bee grape strawberry pumpkin potato tomato pepper telescope parchment lantern bicycle clinic workshop orchard meadow bridge ferry harvest kettle violin chess marble'.split(
    ' ',
  )
export const TAGS =
  '咖啡 早安 晚安 天气 读书 音乐 美食 散步 coffee morning books music food walk garden rain weekend 小镇生活 摄影 旅行 photo travel cats dogs 手工 craft running 跑步 电影 movies 诗 poetry fishing 钓鱼 festival 节日'.split(
    ' ',
  )
