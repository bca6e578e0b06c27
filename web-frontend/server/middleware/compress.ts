import compression from 'compression'
import { fromNodeMiddleware, type NodeMiddleware } from 'h3'

/**
 * Compresses what this server makes itself: pages, texts, drawn avatars. The files of a build lie compressed already,
 * and what comes from the API passes as the API sent it: a stream of events must not wait in a buffer.
 */
const compress = compression({
  filter: (request, response) =>
    !request.url.startsWith('/api/') &&
    // A page of an error is rendered by a request within this server, whose answer the outer one takes as it is.
    !request.headers['x-nuxt-error'] &&
    compression.filter(request, response),
})

// Its types are those of Express; it asks for no more than Node's request and response.
export default fromNodeMiddleware(compress as unknown as NodeMiddleware)
