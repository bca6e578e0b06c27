import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { makeSecrets, randomText } from './supervisor/secrets.ts'

const ACCOUNT = 'ai_community'
const CERTIFICATE_DAYS = 825

/**
 * Makes each secret file that docker-compose.yml names and `folder` does not have yet; what is there stays as
 * it is. Returns the names of the files made. Without a certificate it makes a self-signed one for `hostName`.
 *
 * The folder is its owner's alone. The files in it may be read by all: a container sees only those mounted into
 * it, whatever user it runs as, and on this machine nobody else gets past the folder.
 *
 * @throws Error when openssl, which makes the certificate, is not installed.
 */
export function makeContainerSecrets(folder: string, hostName: string): string[] {
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, 0o700)
  const made: string[] = []
  const fileOf = (name: string) => path.join(folder, name)
  const keep = (name: string, value: string) => {
    if (fs.existsSync(fileOf(name))) return
    fs.writeFileSync(fileOf(name), `${value}\n`, { flag: 'wx', mode: 0o444 })
    made.push(name)
  }
  keep('database_root_password', randomText(32))
  keep('database_password', randomText(32))
  const password = fs.readFileSync(fileOf('database_password'), 'utf8').trim()
  keep('database_url', `mysql://${ACCOUNT}:${encodeURIComponent(password)}@mysql:3306/${ACCOUNT}`)
  const secrets = makeSecrets()
  keep('jwt_keys', secrets.JWT_KEYS)
  keep('refresh_key', secrets.REFRESH_KEY)
  keep('data_keys', secrets.DATA_KEYS)
  // A certificate is of use with its own key only: both are made or none.
  if (!fs.existsSync(fileOf('tls_certificate')) && !fs.existsSync(fileOf('tls_key'))) {
    makeCertificate({ certificate: fileOf('tls_certificate'), key: fileOf('tls_key') }, hostName)
    made.push('tls_certificate', 'tls_key')
  }
  return made
}

/** Writes a self-signed certificate for `hostName`, localhost and 127.0.0.1, and its key. */
export function makeCertificate(files: { certificate: string; key: string }, hostName: string): void {
  const names = [...new Set(['localhost', hostName])].map((name) => `DNS:${name}`)
  try {
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-days', String(CERTIFICATE_DAYS), '-subj', `/CN=${hostName}`],
        ...['-addext', `subjectAltName=${names.join(',')},IP:127.0.0.1`],
        ...['-keyout', files.key, '-out', files.certificate],
      ],
      { stdio: 'pipe' },
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error('openssl is not installed; it makes the certificate (apt install openssl).', {
      cause: error,
    })
  }
  for (const file of [files.certificate, files.key]) fs.chmodSync(file, 0o444)
}
