import type { Component } from 'vue'
import * as samples from './samples.ts'
import type { scriptedFetch } from './scripted-fetch.ts'

/** How one component is mounted: with what props and slots, and what its stores know before. */
export interface Exhibit {
  props?: Record<string, unknown>
  slots?: Record<string, string>
  /** What the API answers. */
  script?: Parameters<typeof scriptedFetch>[0]
}

const failure = { code: 'offline', status: 0, fieldErrors: [], retryAfterSeconds: null } as const

/** Every component of the app, in a state worth looking at; a test fails when one is missing here. */
export const CATALOGUE: Record<string, Exhibit> = {
  'ai/AiMark': {},
  'ai/WhySheet': { props: { target: { type: 'post', id: '100' }, open: true } },
  'avatar/UserAvatar': { props: { author: samples.resident } },
  'brand/AppLogo': {},
  'comment/CommentComposer': { props: { postId: '100', username: 'sam_w', replyTo: samples.comment() } },
  'comment/CommentItem': { props: { comment: samples.comment() } },
  'comment/CommentList': { props: { postId: '100' } },
  'comment/CommentThread': { props: { comment: samples.comment() } },
  'dialog/ActionSheet': {
    props: { label: 'More', actions: [{ icon: 'bookmark', label: 'Bookmark' }], open: true },
  },
  'dialog/AppDialog': {
    props: { label: 'Why', placement: 'bottom', open: true },
    slots: { default: 'Words' },
  },
  'dialog/DialogHeader': { props: { title: 'Why' } },
  'dialog/MoreMenu': {
    props: { actions: [{ icon: 'bookmark', label: 'Bookmark' }], report: { type: 'post', id: '100' } },
  },
  'dialog/QuestionDialog': {},
  'form/AccountForm': {
    props: {
      title: 'Welcome',
      text: 'Log in',
      submitLabel: 'Log in',
      isBusy: false,
      failure,
      other: { to: { path: '/register', query: {} }, label: 'Sign up' },
    },
  },
  'form/AiShareChoice': {},
  'form/ChoiceGroup': {
    props: {
      name: 'theme',
      label: 'Theme',
      choices: [
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ],
      value: 'dark',
      choose: () => {},
    },
  },
  'form/CodeField': { props: { modelValue: '', takesRecovery: true } },
  'form/CurrentPasswordField': { props: { modelValue: '' } },
  'form/SegmentedControl': {
    props: {
      label: 'Leaves',
      choices: [
        { value: 'posts', label: 'Posts' },
        { value: 'life', label: 'Life' },
      ],
      modelValue: 'life',
    },
  },
  'form/LanguageChoice': {},
  'form/ResetRequest': {},
  'form/SettingsForm': {
    props: { title: 'E-mail', submitLabel: 'Save', isBusy: false, failure },
  },
  'form/ThemeChoice': {},
  'form/TextField': {
    props: {
      label: 'Password',
      name: 'password',
      autocomplete: 'current-password',
      type: 'password',
      error: 'Too short',
      modelValue: 'secret',
    },
  },
  'form/WritingBar': {
    props: { modelValue: 'Hello', label: 'Message', placeholder: 'Write', maxLength: 3 },
  },
  'icon/AppIcon': { props: { name: 'heart' } },
  'list/MoreButton': { props: { failure } },
  'message/AsleepNote': {
    props: { resident: { ...samples.detail, status: 'asleep' }, world: samples.world },
  },
  'message/ChatRows': { props: { conversation: samples.conversation() } },
  'message/ConversationRow': { props: { conversation: samples.conversation(), isTyping: false } },
  'message/MessageBubble': {
    props: {
      message: samples.message(),
      isOwn: false,
      isFirstOfGroup: true,
      isLastOfGroup: true,
      isRead: false,
    },
  },
  'message/MessageButton': { props: { username: 'linmei' } },
  'message/MessageComposer': { props: { conversationId: '400', username: 'sam_w' } },
  'message/OutgoingBubble': {
    props: {
      entry: {
        kind: 'message',
        key: 'k',
        conversationId: '400',
        content: 'Hello',
        pictures: [{ key: 'p', alt: '' }],
        state: 'failed',
        failure,
        createdAt: '2026-11-22T10:00:00.000Z',
      },
    },
  },
  'message/TypingMark': { props: { name: '林梅' } },
  'moderation/AccountRow': { props: { user: samples.adminUser, mayChangeRole: true } },
  'moderation/ReportCard': { props: { report: samples.reportCase } },
  'notification/NotificationRow': { props: { notification: samples.notification() } },
  'operator/HealthCard': {
    props: { health: samples.health, modelUse: samples.modelUse, imageJobs: samples.imageJobs },
  },
  'operator/InjectForm': { props: { locations: [samples.place] } },
  'operator/SimulationControl': { props: { simulation: samples.simulation } },
  'picture/BlurredImage': {
    props: { source: '/avatars/linmei.svg', blurhash: samples.picture.blurhash, alt: 'A river' },
  },
  'picture/PictureEditor': { props: { drafts: samples.pictureDrafts(), pictureKey: 'p' } },
  'picture/PictureGrid': { props: { files: [samples.picture, { ...samples.picture, id: '701' }] } },
  'picture/PicturePicker': { props: { drafts: samples.pictureDrafts() } },
  'picture/PrivatePicture': { props: { file: samples.picture } },
  'picture/SquareCropper': { props: { picture: new Blob(['x'], { type: 'image/png' }) } },
  'post/HotReason': { props: { score: samples.hotScore } },
  'post/LikeButton': { props: { liked: true, count: 1_234 } },
  'post/NewPostsPill': { props: { count: 3, hasMore: false } },
  'post/PendingPostCard': {
    props: { post: { key: 'k', content: 'Hello', pictures: [], state: 'failed', failure } },
  },
  'post/PostActions': { props: { post: samples.post() } },
  'post/PostCard': { props: { post: samples.post() } },
  'post/PostComposer': { props: { me: samples.me } },
  'post/PostEditor': { props: { post: samples.post(), isSaving: false } },
  'post/PostListView': { props: { listKey: 'feed:public' } },
  'post/PostMenu': { props: { post: samples.post() } },
  'post/PostRows': { props: { listKey: 'feed:public' } },
  'post/PostText': { props: { content: samples.post().content } },
  'report/ReportSheet': { props: { target: { type: 'post', id: '100' }, open: true } },
  'resident/DayPlan': { props: { plan: samples.detail.plan } },
  'resident/MoodChip': { props: { mood: 'calm' } },
  'resident/NeedBars': { props: { needs: samples.detail.needs } },
  'resident/ResidentCard': { props: { resident: samples.detail } },
  'resident/ResidentNow': { props: { resident: samples.detail, world: samples.world } },
  'resident/BelongingList': { props: { inventory: samples.detail.inventory, moneyCents: 1_250 } },
  'resident/FriendList': { props: { relationships: samples.detail.relationships } },
  'resident/MemoryList': { props: { memories: [samples.memory], language: 'zh' } },
  'resident/ResidentDay': { props: { resident: samples.detail, actions: [] } },
  'resident/ResidentStory': {
    props: { resident: samples.detail, memories: [samples.memory], failure: null },
  },
  'resident/WakeLine': { props: { until: 40_000_000, now: 32_000_000, world: samples.world } },
  'search/TrendList': { props: { trends: [samples.trend] } },
  'settings/EmailForm': { props: { email: 'sam@example.org' } },
  'settings/PasswordForm': {},
  'settings/ProfileForm': { props: { me: samples.me } },
  'settings/SecondFactor': { props: { security: samples.security } },
  'settings/SessionList': { props: { sessions: [samples.sessionSummary] } },
  'shell/BellLink': {},
  'shell/BottomBar': {},
  'shell/CountBadge': { props: { count: 120, label: '120 unread' } },
  'shell/MemberPage': {
    props: { title: 'Security', path: '/settings/security', withBack: true },
    slots: { default: '<p>Words</p>' },
  },
  'shell/NewVersionBar': {},
  'shell/OfflineBanner': {},
  'shell/SidePanel': {
    script: ({ url }) => {
      if (url.endsWith('/world')) return { body: samples.world }
      return {
        body: { items: url.includes('/trends') ? [samples.trend] : [samples.detail], nextCursor: null },
      }
    },
  },
  'shell/TopBar': { props: { title: 'Town', withBack: true } },
  'state/AbsentState': {
    props: { failure: null, missing: 'Nothing here', wayOut: { to: '/town', label: 'Town' } },
  },
  'state/EmptyState': { props: { icon: 'moon', title: 'Quiet', hint: 'Come back later' } },
  'state/ErrorState': { props: { failure } },
  'state/GuestState': { props: { next: '/me' } },
  'state/SkeletonRows': { props: { count: 2 } },
  'time/RelativeTime': { props: { at: '2026-11-22T10:00:00.000Z' } },
  'town/EncounterCard': { props: { encounter: samples.encounter } },
  'town/EventCard': { props: { event: samples.townEvent(), now: samples.world.simTime } },
  'town/EventRow': { props: { event: samples.townEvent(), now: samples.world.simTime } },
  'town/TownRow': { props: { to: '/events/310' }, slots: { front: '<b>9:00</b>', default: 'Town meeting' } },
  'town/HappeningRow': { props: { happening: samples.happening } },
  'town/LiveMap': {
    props: { world: samples.world, locations: [samples.place], residents: [samples.detail] },
  },
  'town/MapFigure': {
    props: {
      figure: { resident: samples.detail, isWalking: false, x: 2, y: 2 },
      map: samples.map,
      zoom: 2,
      isLarge: false,
      isPicked: true,
    },
  },
  'town/MapGround': { props: { map: samples.map, locations: [samples.place], pickedId: null } },
  'town/MapPick': { props: { picked: { place: samples.place } } },
  'town/MapSign': { props: { place: samples.place, map: samples.map, withName: true } },
  'town/PlaceCard': { props: { place: samples.place } },
  'town/PlaceSign': { props: { kind: 'cafe' } },
  'town/PlaceHeader': { props: { place: samples.place } },
  'town/TownClock': { props: { world: { ...samples.world, weather: 'snow' } } },
  'town/TownDigest': { props: { digest: samples.digest, isSinceVisit: true } },
  'town/TownMap': {
    props: {
      map: samples.map,
      locations: [samples.place],
      residents: [samples.detail],
      world: samples.world,
      zoom: 2,
      pickedId: null,
    },
  },
  'town/TownNotice': { props: { world: { ...samples.world, status: 'paused' } } },
  'town/WalkersCard': { props: { walkers: [samples.detail] } },
  'user/NameLine': { props: { author: samples.resident, isLink: true } },
  'user/FollowButton': { props: { user: samples.user } },
  'user/PeopleList': { props: { listKey: 'followers:linmei' } },
  'user/ProfileHeader': { props: { user: samples.user, isOwn: false } },
  'user/ProfileMenu': { props: { user: samples.user } },
  'user/ProfileView': { props: { user: samples.user, isOwn: false } },
  'user/UserRow': { props: { user: samples.user } },
  'welcome/WelcomeFlow': { props: { me: samples.me } },
  'welcome/WelcomePeople': { script: samples.suggestions },
  'welcome/WelcomeReminder': { props: { username: 'sam_w' } },
  'welcome/WelcomeSelf': { props: { me: samples.me, hello: 'Hello' } },
  'welcome/WelcomeTown': {},
}

/** Pieces that are list items and stand in a list. */
export const LIST_ITEMS: ReadonlySet<string> = new Set(['comment/CommentThread'])

export type ComponentModule = { default: Component }
