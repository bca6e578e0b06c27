import type { components, paths } from './api-types.ts'

/** The API's shapes by the names the document gives them; `npm run api:generate` brings the types up to date. */
type Schemas = components['schemas']

export type AdminUser = Schemas['AdminUser']
export type AuditLog = Schemas['AuditLog']
export type Author = Schemas['Author']
export type CommandStatus = Schemas['SimulationCommandStatus']
export type Comment = Schemas['Comment']
export type Conversation = Schemas['Conversation']
export type Counters = Schemas['Counters']
export type Digest = Schemas['Digest']
export type Encounter = Schemas['Encounter']
export type FeedPost = Schemas['FeedPost']
export type File = Schemas['File']
export type Happening = Schemas['Happening']
export type HotScore = Schemas['HotScore']
export type ImageJobPage =
  paths['/api/admin/image-jobs']['get']['responses'][200]['content']['application/json']
export type Location = Schemas['Location']
export type LocationDetail = Schemas['LocationDetail']
export type Me = Schemas['Me']
export type Memory = Schemas['Memory']
export type Message = Schemas['Message']
export type Notification = Schemas['Notification']
export type ModelUse = Schemas['ModelUse']
export type OperatorHealth = Schemas['OperatorHealth']
export type Post = Schemas['Post']
export type Problem = Schemas['Problem']
export type ReportCase = Schemas['ReportCase']
export type ReportAction = ReportCase['action']
export type ReportState = ReportCase['state']
export type Resident = Schemas['Resident']
export type ResidentAction = Schemas['ResidentAction']
export type ResidentDetail = Schemas['ResidentDetail']
export type Security = Schemas['Security']
export type SearchPage = paths['/api/search']['get']['responses'][200]['content']['application/json']
export type Session = Schemas['Session']
export type SessionSummary = Schemas['SessionSummary']
export type SimulationStatus = Schemas['SimulationStatus']
export type StreamEvent = Schemas['StreamEvent']
export type Tag = Schemas['Tag']
export type TotpSetup = Schemas['TotpSetup']
export type Trend = Schemas['Trend']
export type TownEvent = Schemas['TownEvent']
export type TownMap = Schemas['TownMap']
export type User = Schemas['User']
export type WhyReason = Schemas['WhyReason']
export type World = Schemas['World']

export type Locale = Me['locale']

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

type JsonBody<Operation> = Operation extends {
  requestBody?: { content: { 'application/json': infer Body } }
}
  ? Body
  : never

export type Login = JsonBody<paths['/api/auth/login']['post']>
export type Register = JsonBody<paths['/api/auth/register']['post']>
export type UpdateMe = JsonBody<paths['/api/users/me']['patch']>

type Report = JsonBody<paths['/api/reports']['post']>
export type ReportReason = Report['reason']
export type ReportTarget = Report['targetType']

export type SimulationCommand = JsonBody<paths['/api/admin/simulation/commands']['post']>
export type InjectEvent = JsonBody<paths['/api/admin/world/events']['post']>
