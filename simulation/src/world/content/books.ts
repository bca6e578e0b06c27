import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from './interests.ts'

export interface Book {
  key: string
  title: BilingualText
  topic: InterestKey
}

function book(key: string, topic: InterestKey, zh: string, en: string): Book {
  return { key, topic, title: { zh, en } }
}

/** Books of the town's library and bookshop, all invented. In a fixed order; new ones go to the end. */
export const books: readonly Book[] = [
  book('salt-road', 'history', '盐路上的灯', 'Lamps on the Salt Road'),
  book('slow-broth', 'cooking', '慢火三十年', 'Thirty Years of Slow Broth'),
  book('cloud-atlas-small', 'science', '云的小辞典', 'A Small Dictionary of Clouds'),
  book('night-platform', 'trains', '夜里的月台', 'The Night Platform'),
  book('beans', 'gardening', '豆子不着急', 'Beans Take Their Time'),
  book('letters-river', 'poetry', '寄给河的信', 'Letters to a River'),
  book('third-knock', 'film', '第三声敲门', 'The Third Knock'),
  book('paper-moon-school', 'teaching', '纸月亮小学', 'The Paper Moon School'),
  book('cat-lease', 'animals', '猫的租约', 'The Cat Holds the Lease'),
  book('winter-stars', 'stars', '冬天抬头看', 'Look Up in Winter'),
  book('broken-clocks', 'repair', '修钟人的下午', "The Clock Mender's Afternoon"),
  book('two-cups', 'tea', '两杯茶之间', 'Between Two Cups of Tea'),
  book('last-pawn', 'chess', '最后一只卒', 'The Last Pawn'),
  book('blue-hour', 'music', '蓝色时刻的歌', 'Songs for the Blue Hour'),
  book('island-post', 'reading', '岛上邮差', 'The Island Postman'),
  book('wrong-map', 'history', '画错的地图', 'The Map That Was Wrong'),
]
