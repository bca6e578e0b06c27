import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import { makeCertificate } from '../../container-secrets.ts'
import { renderNginx } from '../../render-nginx.ts'
import { ensureSystemPackage, pathOfProgram } from '../../system-packages.ts'

export interface ProxiedPorts {
  api: readonly number[]
  web: number
  visualization: number
}

export interface RunningNginx {
  httpOrigin: string
  httpsPort: number
  /** The self-signed certificate, to be trusted by the tests' client. */
  certificate: string
  /** All that nginx wrote to its error log. */
  errors(): string
  stop(): Promise<void>
}

/** Runs the system's nginx with this project's configuration on free ports of loopback, as an unprivileged user. */
export async function startNginx(ports: ProxiedPorts): Promise<RunningNginx> {
  ensureSystemPackage('proxy', (line) => void process.stderr.write(`${line}\n`))
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-nginx-'))
  const certificate = path.join(folder, 'certificate.pem')
  const key = path.join(folder, 'key.pem')
  makeCertificate({ certificate, key }, 'localhost')
  const httpPort = await getPort()
  const httpsPort = await getPort()
  const configuration = renderNginx(
    {
      PROXY_RUN_DIR: folder,
      PROXY_ACCESS_LOG: path.join(folder, 'access.log'),
      PROXY_SERVER_NAME: '_',
      PROXY_HTTP_LISTEN: `127.0.0.1:${httpPort}`,
      PROXY_HTTPS_LISTEN: `127.0.0.1:${httpsPort}`,
      PROXY_PUBLIC_PORT: `:${httpsPort}`,
      PROXY_CERTIFICATE: certificate,
      PROXY_CERTIFICATE_KEY: key,
      PROXY_RESOLVER: '',
      PROXY_API_SERVERS: ports.api
        .map((port) => `server 127.0.0.1:${port} max_fails=3 fail_timeout=5s;`)
        .join(' '),
      PROXY_WEB_SERVERS: `server 127.0.0.1:${ports.web};`,
      PROXY_VISUALIZATION_SERVERS: `server 127.0.0.1:${ports.visualization};`,
    },
    folder,
  )
  // As root nginx would start its workers as another user, who could not write here.
  const owner = process.getuid?.() === 0 ? giveToNobody(folder) : {}
  const errorLog = fs.openSync(path.join(folder, 'error.log'), 'a')
  const nginx = spawn(
    pathOfProgram('nginx')!,
    ['-p', folder, '-e', 'stderr', '-c', configuration, '-g', 'daemon off;'],
    { stdio: ['ignore', errorLog, errorLog], ...owner },
  )
  fs.closeSync(errorLog)
  const errors = () => fs.readFileSync(path.join(folder, 'error.log'), 'utf8')
  const exited = once(nginx, 'exit')
  await Promise.race([
    untilListening(httpsPort),
    exited.then(() => Promise.reject(new Error(`nginx ended:\n${errors()}`))),
  ])
  return {
    httpOrigin: `http://127.0.0.1:${httpPort}`,
    httpsPort,
    certificate: fs.readFileSync(certificate, 'utf8'),
    errors,
    async stop() {
      nginx.kill('SIGTERM')
      await exited
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

function giveToNobody(folder: string): { uid: number; gid: number } {
  const nobody = 65_534
  for (const name of ['.', ...fs.readdirSync(folder)]) fs.chownSync(path.join(folder, name), nobody, nobody)
  return { uid: nobody, gid: nobody }
}

/** Resolves at the first connection that is taken; a program that never listens is the test's own deadline. */
async function untilListening(port: number): Promise<void> {
  while (true) {
    const socket = net.connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
