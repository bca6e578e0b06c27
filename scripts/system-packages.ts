import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { findMariaDbServer } from './private-database.ts'

interface SystemPackage {
  purpose: string
  isPresent: () => boolean
  apt: readonly string[]
  otherwise: string
}

const PACKAGES = {
  database: {
    purpose: 'the database server MariaDB',
    isPresent: () => findMariaDbServer() !== undefined && isOnPath('mariadb-install-db'),
    // The core packages bring the programs alone: no system service is set up or started.
    apt: ['mariadb-server-core', 'mariadb-client-core'],
    otherwise:
      'dnf install mariadb-server (Fedora, CentOS), brew install mariadb (macOS), winget install MariaDB.Server ' +
      '(Windows), or run one with Docker and set DATABASE_URL in .env',
  },
  browser: {
    purpose: 'Chromium with Chinese fonts, for the browser tests',
    isPresent: () => isOnPath('chromium') && fs.existsSync('/usr/share/fonts/opentype/noto'),
    apt: ['chromium', 'fonts-noto-cjk'],
    otherwise: 'dnf install chromium google-noto-sans-cjk-fonts, or brew install chromium',
  },
  proxy: {
    purpose: 'nginx with OpenSSL, for the test of the proxy',
    isPresent: () => isOnPath('nginx') && isOnPath('openssl'),
    apt: ['nginx-light', 'openssl'],
    otherwise: 'dnf install nginx openssl, or brew install nginx openssl',
  },
  redis: {
    purpose: 'the Redis server, for the test of shared rate limits',
    isPresent: () => isOnPath('redis-server'),
    apt: ['redis-server'],
    otherwise: 'dnf install redis, or brew install redis',
  },
} as const satisfies Record<string, SystemPackage>

export type SystemPackageName = keyof typeof PACKAGES

/** All that the tests need: none of them is left out because a program is missing. */
export function ensureTestPackages(say: (line: string) => void): void {
  for (const name of Object.keys(PACKAGES) as SystemPackageName[]) ensureSystemPackage(name, say)
}

/**
 * Sees to it that a program of the system is there: installs it where this process may (root on Debian or
 * Ubuntu), and otherwise says exactly what is missing. `say` gets a line before anything is installed.
 *
 * @throws Error with the command to run by hand.
 */
export function ensureSystemPackage(name: SystemPackageName, say: (line: string) => void): void {
  const wanted: SystemPackage = PACKAGES[name]
  if (wanted.isPresent()) return
  if (!isOnPath('apt-get'))
    throw new Error(
      `Missing: ${wanted.purpose}. Install it and run the same command again: ${wanted.otherwise}.`,
    )
  if (process.getuid?.() !== 0)
    throw new Error(
      `Missing: ${wanted.purpose}. Run \`sudo apt-get install --no-install-recommends ${wanted.apt.join(' ')}\`, then the same command again.`,
    )
  say(`Installing ${wanted.purpose} (${wanted.apt.join(', ')}) …`)
  aptGet(['update', '-qq'])
  withoutStartingServices(() => aptGet(['install', '-y', '-qq', '--no-install-recommends', ...wanted.apt]))
  if (!wanted.isPresent()) throw new Error(`${wanted.purpose} is still missing after apt-get install.`)
}

/** Debian starts a service it installs unless this file forbids it (invoke-rc.d(8)). */
function withoutStartingServices(install: () => void): void {
  const policy = '/usr/sbin/policy-rc.d'
  if (fs.existsSync(policy)) return install()
  fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    install()
  } finally {
    fs.rmSync(policy)
  }
}

function aptGet(args: readonly string[]): void {
  // Lock::Timeout: another apt-get, such as the system's own updates, may be at work.
  const result = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (result.status !== 0)
    throw new Error(
      `apt-get ${args.join(' ')} failed:\n${(result.stderr || result.stdout).trim().split('\n').slice(-6).join('\n')}`,
    )
}

export function isOnPath(program: string): boolean {
  return pathOfProgram(program) !== undefined
}

/** Where a program lies; the folders of system programs, which are not on everybody's PATH, are searched too. */
export function pathOfProgram(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin', '/usr/local/sbin']
  return folders.map((folder) => `${folder}/${program}`).find((file) => fs.existsSync(file))
}
