import type { WorkboxPlugin } from 'workbox-core'
import { keyForViewer, VIEWER_HEADER } from '../app/offline/read-cache.ts'

/** Keeps each viewer's answers apart. The page says whose question it is; the API is not told. */
export const perViewer: WorkboxPlugin = {
  cacheKeyWillBeUsed: ({ request }) =>
    Promise.resolve(keyForViewer(request.url, request.headers.get(VIEWER_HEADER))),
  requestWillFetch: ({ request }) => {
    const sent = new Request(request)
    sent.headers.delete(VIEWER_HEADER)
    return Promise.resolve(sent)
  },
}

const GATEWAY_ERRORS = [502, 503, 504]

/** A server that is away behind its proxy is no better than no line; with nothing kept, its refusal is the answer. */
export const gatewayErrorsAreFailures: WorkboxPlugin = {
  fetchDidSucceed: ({ response, state }) => {
    if (!GATEWAY_ERRORS.includes(response.status)) return Promise.resolve(response)
    if (state) state.refusal = response
    return Promise.reject(new TypeError(`the server is away: ${response.status}`))
  },
  handlerDidError: ({ state }) => Promise.resolve(state?.refusal as Response | undefined),
}
