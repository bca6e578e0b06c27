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
  submitCommand: { command: 'speed', speed: 60 },
}
