import type { ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import type { Actor } from './cast.ts'
import type { ObjectKind } from './objects.ts'
import type { Stage } from './stage.ts'

/** The status each actor is answered with. */
export type Statuses = Readonly<Record<Actor, number>>

/** JSON, or a form with a file. */
type Body = object | FormData
/** What a row needs to know of the call: who calls, and the part of the address that names the object. */
export interface Call {
  actor: Actor
  object: string
}
type MakeBody = (stage: Stage, call: Call) => Body | Promise<Body>

/** One operation of the document. */
export interface Row {
  /** What the path's parameter names: one of `KINDS`, made by the owner before each call. */
  at?: ObjectKind
  /** Text after the `?`. */
  query?: string
  body?: object | MakeBody
  headers?: Record<string, string>
  /** For the owner's object, or where there is none. */
  statuses: Statuses
  /** For a deleted and a missing object: by default a 404 to whoever may ask at all. */
  deleted?: Statuses
  missing?: Statuses
  /** The code of that 404, where it is not the kind's own. */
  notFound?: ErrorCode
  /** The calls change who may do what (log out, block): this row has actors of its own. */
  ownCast?: true
  /** The answer never ends: only its head is looked at. */
  stream?: true
}

const SIGNED_IN: readonly Actor[] = ['owner', 'other', 'blocked', 'moderator', 'admin']

/** The same status for all, whatever token they send: the route does not look at it. */
export function regardless(status: number): Statuses {
  return {
    anonymous: status,
    owner: status,
    other: status,
    blocked: status,
    suspended: status,
    moderator: status,
    admin: status,
    resident: status,
  }
}

/** Public: only a token that does not hold is refused. */
export function everybody(status: number): Statuses {
  return { ...regardless(status), suspended: 403, resident: 401 }
}

export function members(status: number): Statuses {
  return { ...everybody(status), anonymous: 401 }
}

export function moderators(status: number): Statuses {
  return { ...members(status), owner: 403, other: 403, blocked: 403 }
}

export function admins(status: number): Statuses {
  return { ...moderators(status), moderator: 403 }
}

/** Like `statuses`, but 404 for whoever the owner has blocked: the object does not exist for them. */
export function hiddenFromBlocked(statuses: Statuses): Statuses {
  return { ...statuses, blocked: 404 }
}

/** Only the owner is answered; to everybody else the object does not exist. */
export function ownerAlone(status: number): Statuses {
  return { ...members(404), owner: status }
}

/** What a route of that access answers with `status` to whoever it lets in. */
export function admitted(access: string, status: number): Statuses {
  const byAccess: Record<string, (status: number) => Statuses> = {
    public: everybody,
    member: members,
    moderator: moderators,
    admin: admins,
  }
  return byAccess[access]!(status)
}

/** Whether somebody gets through: a row of refusals alone would prove little. */
export function hasSuccess({ statuses }: Row): boolean {
  return ['anonymous' as const, ...SIGNED_IN].some((actor) => statuses[actor] < 400)
}
