import fs from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'

const TEMPLATES = path.join(PROJECT_ROOT, 'nginx/templates')
const SUFFIX = '.template'

/** What the templates leave open; the nginx image takes the same names from its environment. */
export interface NginxSettings {
  /** Folder for the process id, temporary files and the cache; nginx writes nowhere else. */
  PROXY_RUN_DIR: string
  /** The file that gets a JSON line for each request. */
  PROXY_ACCESS_LOG: string
  /** Names the server answers to, or `_` for any. */
  PROXY_SERVER_NAME: string
  /** `port` or `address:port`. */
  PROXY_HTTP_LISTEN: string
  PROXY_HTTPS_LISTEN: string
  /** The port visitors write into the address: `:8443`, or empty for 443. */
  PROXY_PUBLIC_PORT: string
  PROXY_CERTIFICATE: string
  PROXY_CERTIFICATE_KEY: string
  /** A `resolver …;` directive, where the servers below carry `resolve` (nginx 1.27.3 or newer); else empty. */
  PROXY_RESOLVER: string
  /** `server …;` directives, one for each process. */
  PROXY_API_SERVERS: string
  PROXY_WEB_SERVERS: string
  PROXY_VISUALIZATION_SERVERS: string
}

/**
 * Writes nginx's configuration into `folder`, as the nginx image's entrypoint does from the same templates.
 * Returns the path of the main file.
 *
 * @throws Error naming a setting that a template wants and nobody gave.
 */
export function renderNginx(settings: NginxSettings, folder: string): string {
  fs.mkdirSync(folder, { recursive: true })
  const values = new Map<string, string>(Object.entries(settings))
  for (const name of fs.readdirSync(TEMPLATES)) {
    if (!name.endsWith(SUFFIX)) continue
    const text = fs.readFileSync(path.join(TEMPLATES, name), 'utf8')
    const rendered = text.replaceAll(/\$\{([A-Z_]+)\}/g, (_, variable: string) => {
      const value = values.get(variable)
      if (value === undefined)
        throw new Error(`nginx/templates/${name} wants \${${variable}}, which is not set`)
      return value
    })
    fs.writeFileSync(path.join(folder, name.slice(0, -SUFFIX.length)), rendered)
  }
  return path.join(folder, 'nginx.conf')
}
