import type { ApiContext, App } from '../context.ts'

/** Drops what readers share - ready pages, rows and posts of feeds - before a write is acknowledged: whoever wrote sees it in the next answer. */
export function dropPagesAfterWrites(app: App, ctx: ApiContext): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const isWrite = request.method !== 'GET' && request.method !== 'HEAD'
    if (isWrite && reply.statusCode < 400) {
      ctx.publicPages.drop()
      ctx.sharedPosts.drop()
    }
    done(null, payload)
  })
}
