import type { App } from '../context.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'

interface KnownPath {
  pattern: RegExp
  methods: Set<string>
}

/** 404 for an address nobody serves, 405 with `Allow` for one that is served by other methods. */
export function answerUnknownRoutes(app: App): void {
  const paths = new Map<string, KnownPath>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const path = paths.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() }
    for (const name of [method].flat()) path.methods.add(name)
    paths.set(url, path)
  })
  app.setNotFoundHandler((request, reply) => {
    const pathname = request.url.split('?', 1)[0]!
    const methods = [...paths.values()]
      .filter((path) => path.pattern.test(pathname))
      .flatMap((path) => [...path.methods])
    if (methods.length === 0) throw new DomainError('not_found')
    reply.header('allow', [...new Set(methods)].join(', '))
    throw new DomainError('method_not_allowed')
  })
}

function patternOf(url: string): RegExp {
  const segments = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.')))
  return new RegExp(`^${segments.join('/')}$`)
}
