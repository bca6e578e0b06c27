import { defineEventHandler, getCookie, getHeader, setResponseHeaders } from 'h3'
import { appManifest, manifestLocale } from '../manifest/app-manifest.ts'

/** The name and shortcuts of the installed app, in the language of the reader. */
export default defineEventHandler((event) => {
  setResponseHeaders(event, {
    'content-type': 'application/manifest+json; charset=utf-8',
    'cache-control': 'private, no-cache',
    vary: 'Accept-Language, Cookie',
  })
  return appManifest(manifestLocale(getCookie(event, 'aic_locale'), getHeader(event, 'accept-language')))
})
