import cookie from '@fastify/cookie'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ApiContext, App } from '../../context.ts'
import { passwordRoutes } from './password.routes.ts'
import { sessionRoutes } from './session.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'
import { totpRoutes } from './totp.routes.ts'

export async function authRoutes(parent: App, ctx: ApiContext): Promise<void> {
  await parent.register(async (scope) => {
    await scope.register(cookie)
    const app = scope.withTypeProvider<ZodTypeProvider>()
    signInRoutes(app, ctx)
    sessionRoutes(app, ctx)
    passwordRoutes(app, ctx)
    totpRoutes(app, ctx)
  })
}
