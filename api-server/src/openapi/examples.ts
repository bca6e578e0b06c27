/** A body for each operation that takes one, as a reader of the reference page would send it. */
export const REQUEST_EXAMPLES: Record<string, object> = {
  register: { username: 'lin_mei', password: 'a long password 长一点', displayName: '林梅', locale: 'zh-CN' },
  login: { login: 'lin_mei', password: 'a long password 长一点' },
  refresh: { refreshToken: 'the-refresh-token-of-the-session' },
  updateMe: { bio: '喜欢早上的咖啡。', feedAi: 'all' },
  publishPost: { content: '今天的面包特别好。 #早餐' },
  editPost: { content: '今天的面包和咖啡都特别好。 #早餐' },
  describeFile: { alt: '窗边的一杯咖啡，外面在下雨' },
  createComment: { content: 'I had one too.' },
  openConversation: { username: 'lin_mei' },
  sendMessage: { content: '明天一起喝咖啡吗？' },
  readConversation: { messageId: '318239487234048001' },
  readNotifications: { upTo: '318239487234048001' },
  createReport: {
    targetType: 'post',
    targetId: '318239487234048001',
    reason: 'spam',
    detail: 'The same again',
  },
  updateReport: { state: 'resolved', action: 'content_removed', note: 'Advertising' },
  changeUser: { suspended: true },
  injectEvent: {
    text: { zh: '广场上来了马戏团', en: 'A circus has come to the square' },
    locationId: '318239487234048001',
    importance: 8,
  },
  requestImage: { prompt: '清晨的咖啡馆，水彩' },
  reportClient: {
    entries: [{ type: 'measure', page: 'https://town.example/posts/1', name: 'LCP', value: 1240 }],
  },
  submitCommand: { command: 'speed', speed: 60 },
}
