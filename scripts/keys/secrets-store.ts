import fs from 'node:fs'
import path from 'node:path'
import type { Config } from '@ai-community/shared/config/config.ts'
import { openDataFolder, readJson, writeJson } from '../supervisor/data-folder.ts'
import { resolveSecrets } from '../supervisor/secrets.ts'

/** Where the keyrings of an installation are kept. */
export interface SecretsStore {
  place: string
  read(): Keyrings
  write(keyrings: Keyrings): void
}

interface Keyrings {
  JWT_KEYS: string
  DATA_KEYS: string
}

/**
 * The store of this installation: the files of `folder` (compose), or the file that `npm start` keeps.
 *
 * @throws Error when the keys come from the environment or .env, which are not ours to write.
 */
export function openSecretsStore(config: Config, folder: string | undefined): SecretsStore {
  if (folder !== undefined) return containerSecrets(folder)
  const configured = (['JWT_KEYS', 'DATA_KEYS'] as const).filter((name) => config[name].length > 0)
  if (configured.length > 0)
    throw new Error(
      `${configured.join(' and ')} come from the environment or .env: put a new key in front there, or name the folder ` +
        'of secret files with --secrets.',
    )
  const { secretsFile } = openDataFolder(config.DATA_DIR)
  return {
    place: secretsFile,
    read: () => resolveSecrets(config) as Keyrings,
    write: (keyrings) => writeJson(secretsFile, { ...readJson<object>(secretsFile), ...keyrings }),
  }
}

function containerSecrets(folder: string): SecretsStore {
  const fileOf = { JWT_KEYS: path.join(folder, 'jwt_keys'), DATA_KEYS: path.join(folder, 'data_keys') }
  return {
    place: folder,
    read: () => ({
      JWT_KEYS: fs.readFileSync(fileOf.JWT_KEYS, 'utf8').trim(),
      DATA_KEYS: fs.readFileSync(fileOf.DATA_KEYS, 'utf8').trim(),
    }),
    write(keyrings) {
      for (const name of ['DATA_KEYS', 'JWT_KEYS'] as const) {
        const unfinished = `${fileOf[name]}.unfinished`
        fs.rmSync(unfinished, { force: true })
        // Read by whatever user a container runs as; the folder keeps everybody else out.
        fs.writeFileSync(unfinished, `${keyrings[name]}\n`, { mode: 0o444 })
        fs.renameSync(unfinished, fileOf[name])
      }
    },
  }
}
