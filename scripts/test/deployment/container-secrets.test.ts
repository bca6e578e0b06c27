import { X509Certificate, createPrivateKey } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeContainerSecrets } from '../../container-secrets.ts'
import { readComposeFile } from './compose-file.ts'

const compose = readComposeFile()
let parent: string
let folder: string

beforeEach(() => {
  parent = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-secrets-'))
  folder = path.join(parent, 'secrets')
})
afterEach(() => fs.rmSync(parent, { recursive: true }))

function read(name: string): string {
  return fs.readFileSync(path.join(folder, name), 'utf8')
}

describe('the secrets of the containers', () => {
  it('are exactly the files that the compose file mounts', () => {
    expect(makeContainerSecrets(folder, 'town.example').sort()).toEqual(Object.keys(compose.secrets).sort())
    const mounted = Object.values(compose.secrets).map(({ file }) => /secrets\/(\w+)/.exec(file)![1]!)
    expect(fs.readdirSync(folder).sort()).toEqual(mounted.sort())
  })

  it('lie in a folder that is its owner’s alone, readable by the containers’ own users', () => {
    makeContainerSecrets(folder, 'town.example')
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of fs.readdirSync(folder))
      expect(fs.statSync(path.join(folder, name)).mode & 0o777, name).toBe(0o444)
  })

  it('stay as they are at a second run', () => {
    makeContainerSecrets(folder, 'town.example')
    const before = fs.readdirSync(folder).map(read)
    expect(makeContainerSecrets(folder, 'other.example')).toEqual([])
    expect(fs.readdirSync(folder).map(read)).toEqual(before)
  })

  it('are completed, not replaced, when one is missing', () => {
    makeContainerSecrets(folder, 'town.example')
    fs.rmSync(path.join(folder, 'database_url'))
    expect(makeContainerSecrets(folder, 'town.example')).toEqual(['database_url'])
    expect(read('database_url')).toContain(`:${read('database_password').trim()}@mysql:3306/`)
  })

  it('pass the check that a server in production makes of its settings', () => {
    makeContainerSecrets(folder, 'town.example')
    for (const name of ['api', 'simulation', 'visualization', 'migrate']) {
      const environment = Object.entries(compose.services[name]!.environment).map(([key, value]) => [
        key,
        value.replace('/run/secrets', folder).replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1'),
      ])
      const config = loadConfig(Object.fromEntries(environment), '/nowhere/.env')
      expect(config.DATABASE_URL).toBe(read('database_url').trim())
      expect(config.NODE_ENV).toBe('production')
    }
  })

  it('include a certificate for the site’s name and its key', () => {
    makeContainerSecrets(folder, 'town.example')
    const certificate = new X509Certificate(read('tls_certificate'))
    expect(certificate.checkHost('town.example')).toBe('town.example')
    expect(certificate.checkPrivateKey(createPrivateKey(read('tls_key')))).toBe(true)
  })
})
