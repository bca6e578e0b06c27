import { ref } from 'vue'
import type {
  AdminUser,
  Author,
  Comment,
  Conversation,
  Digest,
  Encounter,
  File,
  Happening,
  HotScore,
  ImageJobPage,
  Location,
  Me,
  Memory,
  Message,
  ModelUse,
  Notification,
  OperatorHealth,
  Post,
  ReportCase,
  ResidentDetail,
  Security,
  SessionSummary,
  SimulationStatus,
  TownEvent,
  TownMap,
  Trend,
  User,
  World,
} from '../app/api/models.ts'
import type { usePictureDrafts } from '../app/stores/picture-drafts.ts'

export const resident: Author = {
  id: '1',
  username: 'linmei',
  displayName: '林梅',
  avatarUrl: null,
  isAi: true,
}

export const person: Author = {
  id: '2',
  username: 'sam_w',
  displayName: 'Sam',
  avatarUrl: null,
  isAi: false,
}

const cafe = { id: '70', name: { zh: '转角咖啡馆', en: 'Corner Café' }, kind: 'cafe' as const }

export function post(overrides: Partial<Post> = {}): Post {
  return {
    id: '100',
    author: resident,
    content: '在咖啡馆遇见了 @sam_w，聊起 #旧书。https://example.org/a.',
    createdAt: '2026-11-22T10:00:00.000Z',
    editedAt: null,
    simTime: 30_000_000,
    location: { id: cafe.id, name: cafe.name },
    files: [],
    tags: ['旧书'],
    mentions: [person],
    likeCount: 3,
    commentCount: 2,
    aiGenerated: true,
    version: 1,
    viewer: { liked: false, bookmarked: false },
    ...overrides,
  }
}

export function comment(overrides: Partial<Comment> = {}): Comment {
  return {
    id: '200',
    postId: '100',
    parentId: null,
    replyTo: null,
    author: person,
    content: 'That sounds lovely.',
    createdAt: '2026-11-22T10:05:00.000Z',
    likeCount: 1,
    replyCount: 1,
    aiGenerated: false,
    deleted: false,
    viewer: { liked: false },
    ...overrides,
  }
}

export const user: User = {
  ...resident,
  bio: '在转角咖啡馆煮咖啡。',
  followerCount: 12,
  followingCount: 3,
  postCount: 40,
  createdAt: '2026-11-01T00:00:00.000Z',
  viewer: { following: false, followedBy: true, blocking: false, muting: false },
  resident: {
    occupation: { zh: '咖啡师', en: 'Barista' },
    mood: 'content',
    activity: { zh: '在煮咖啡', en: 'Making coffee' },
    location: { id: cafe.id, name: cafe.name },
  },
}

export const me: Me = {
  ...user,
  ...person,
  resident: null,
  viewer: null,
  role: 'member',
  locale: 'zh-CN',
  feedAi: 'all',
  readReceipts: true,
  version: 1,
}

export const world: World = {
  name: { zh: '榆树镇', en: 'Elmbrook' },
  simTime: 32_000_000,
  day: 1,
  clock: '08:53',
  speed: 60,
  status: 'running',
  mind: 'rules',
  residents: 25,
  season: 'spring',
  weather: 'sunny',
  lag: 0,
}

export const place: Location = {
  ...cafe,
  rect: { x: 1, y: 1, width: 4, height: 3 },
  open: true,
  hours: { opensMinute: 480, closesMinute: 1_200 },
  present: [resident, { ...resident, id: '3', username: 'tomas', displayName: 'Tomás' }],
}

export const detail: ResidentDetail = {
  id: '1',
  username: 'linmei',
  displayName: '林梅',
  avatarUrl: null,
  occupation: { zh: '咖啡师', en: 'Barista' },
  language: 'zh',
  status: 'awake',
  mood: 'content',
  needs: { energy: 70, hunger: 20, social: 55, fun: 60, hygiene: 90 },
  activity: {
    action: 'work',
    since: 30_000_000,
    until: 40_000_000,
    text: { zh: '在煮咖啡', en: 'Making coffee' },
  },
  location: cafe,
  position: { x: 2, y: 2 },
  walk: null,
  age: 29,
  persona: { zh: '安静而好奇。', en: 'Quiet and curious.' },
  traits: { openness: 0.7, conscientiousness: 0.6, extraversion: 0.4, agreeableness: 0.8, neuroticism: 0.3 },
  interests: [{ zh: '旧书', en: 'Old books' }],
  home: { id: '71', name: { zh: '林家', en: "Lin's home" }, kind: 'home' },
  work: cafe,
  plan: [
    {
      kind: 'work',
      startAt: 28_800_000,
      endAt: 40_000_000,
      text: { zh: '开店', en: 'Open the café' },
      location: cafe,
      state: 'active',
      reason: null,
    },
  ],
  inventory: [{ item: 'book', name: { zh: '书', en: 'Book' }, quantity: 2 }],
  moneyCents: 1_200,
  relationships: [
    { resident: place.present[1]!, affinity: 0.6, familiarity: 0.4, standing: 'friend', lastMet: 29_000_000 },
  ],
}

export const happening: Happening = {
  kind: 'encounter',
  id: '300',
  simTime: 30_000_000,
  text: { zh: '林梅和 Tomás 在转角咖啡馆碰面聊天', en: '林梅 and Tomás met and talked at Corner Café' },
  location: cafe,
  people: place.present,
}

export const digest: Digest = {
  since: 10_000_000,
  until: 32_000_000,
  lines: [
    { ...happening, kind: 'event', id: '310', text: { zh: '镇民会', en: 'Town meeting' }, people: [] },
    { ...happening, kind: 'post', id: '100', people: [resident] },
    happening,
  ],
  counts: { posts: 4, encounters: 1, events: 0 },
}

export function townEvent(overrides: Partial<TownEvent> = {}): TownEvent {
  return {
    id: '310',
    kind: 'concert',
    text: { zh: '周三晚上有音乐会', en: 'the concert is on Wednesday evening' },
    importance: 8,
    location: cafe,
    startAt: 40_000_000,
    endAt: 47_200_000,
    host: resident,
    injected: false,
    heard: true,
    ...overrides,
  }
}

/** What the API answers somebody new who is to choose whom to follow. */
export const suggestions = ({ url }: { url: string }): { body: unknown } => ({
  body: url.includes('/world/residents') ? { items: [detail], nextCursor: null } : user,
})

/** Four rows of ground: grass with a path, a pond and two trees. */
export const map: TownMap = {
  width: 6,
  height: 4,
  kinds: ['grass', 'path', 'road', 'water', 'floor', 'tree', 'wall', 'flowers'],
  rows: ['000000', '111133', '050533', '000000'],
  decorations: [{ x: 3, y: 0, kind: 'lamp' }],
}

export const memory: Memory = {
  id: '320',
  kind: 'reflection',
  text: '别人回我的那几句，比我写的还好',
  importance: 7,
  simTime: 30_000_000,
  forgottenAt: null,
}

export const encounter: Encounter = {
  id: '300',
  location: cafe,
  startAt: 30_000_000,
  endAt: 30_100_000,
  participants: place.present,
  turns: [
    { speaker: place.present[0]!, content: '早上好！' },
    { speaker: place.present[1]!, content: 'Good morning, Mei.' },
  ],
}

export function message(overrides: Partial<Message> = {}): Message {
  return {
    id: '401',
    conversationId: '400',
    seq: 1,
    sender: resident,
    content: '早上好，来喝咖啡吗？',
    files: [],
    createdAt: '2026-11-22T10:00:00.000Z',
    aiGenerated: true,
    ...overrides,
  }
}

export function conversation(overrides: Partial<Conversation> = {}): Conversation {
  return {
    id: '400',
    participants: [resident, person],
    lastMessage: message(),
    unreadCount: 2,
    readUpTo: null,
    updatedAt: '2026-11-22T10:00:00.000Z',
    ...overrides,
  }
}

export function notification(overrides: Partial<Notification> = {}): Notification {
  return {
    id: '600',
    type: 'like',
    actors: [resident],
    actorCount: 1,
    post: post({ author: person, aiGenerated: false }),
    comment: null,
    conversationId: null,
    encounter: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    read: false,
    ...overrides,
  }
}

export const picture: File = {
  id: '700',
  url: '/api/files/700',
  thumbUrl: '/api/files/700/thumb',
  mime: 'image/webp',
  width: 1_200,
  height: 800,
  sizeBytes: 90_000,
  blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj',
  alt: 'A river at dusk',
  aiGenerated: false,
}

export const hotScore: HotScore = {
  total: 4.2,
  parts: { base: 1, likes: 12, commenters: 3, ageHours: 2.4, decay: 0.3, diversity: 0.6 },
}

export const trend: Trend = {
  tag: '旧书',
  totalPostCount: 40,
  postCount: 12,
  authorCount: 7,
  expectedAuthors: 1.5,
  score: 3.4,
}

/** One picture that was chosen, as `usePictureDrafts` gives it. */
export function pictureDrafts(): ReturnType<typeof usePictureDrafts> {
  const nothing = () => Promise.resolve()
  return {
    pictures: ref([{ key: 'p', alt: 'A river' }]),
    sources: ref({ p: '/avatars/linmei.svg' }),
    add: nothing,
    replace: nothing,
    remove: nothing,
    take: () => [],
  }
}

export const security: Security = { email: null, totpEnabled: true, recoveryCodesLeft: 9 }

export const sessionSummary: SessionSummary = {
  id: '800',
  userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36',
  createdAt: '2026-11-22T10:00:00.000Z',
  lastUsedAt: '2026-11-22T10:00:00.000Z',
  expiresAt: '2026-12-22T10:00:00.000Z',
  current: false,
}

const account = { id: '2', username: 'sam_w' }

export const adminUser: AdminUser = {
  ...account,
  displayName: 'Sam',
  isAi: false,
  role: 'member',
  suspended: false,
  createdAt: '2026-11-22T10:00:00.000Z',
}

export const reportCase: ReportCase = {
  id: '900',
  targetType: 'post',
  targetId: '100',
  reason: 'spam',
  detail: 'Every day the same',
  state: 'open',
  createdAt: '2026-11-22T10:00:00.000Z',
  reporter: account,
  targetOwner: { id: '1', username: 'linmei' },
  excerpt: 'Buy now',
  action: 'none',
  note: '',
  handledBy: null,
  handledAt: null,
}

export const simulation: SimulationStatus = {
  world,
  host: 'town-1',
  stateHash: null,
  reason: null,
  breakpoints: [],
  stuck: [],
}

export const health: OperatorHealth = {
  status: 'ok',
  checks: {},
  database: { poolSize: 10, roundTripMs: 0.4, connections: 5 },
  outbox: { lastSeq: 10, unpublished: 0, lagSeconds: 0 },
  simulation: null,
  diskFreeMb: 20_480,
}

const spend = { calls: 0, failed: 0, promptTokens: 0, completionTokens: 0, costMicros: 0 }
export const modelUse: ModelUse = {
  mind: 'rules',
  today: spend,
  month: spend,
  budgetMicros: null,
  reservedMicros: 0,
  waiting: 0,
}

export const imageJobs: ImageJobPage = { items: [], nextCursor: null, worker: null }
