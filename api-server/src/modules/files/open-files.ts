import {
  createPictureQueue,
  uploadFolderOf,
  type FilesContext,
} from '@ai-community/shared/community/files/files.context.ts'
import { openFileStorage } from '@ai-community/shared/community/files/storage/open-storage.ts'
import { ConfigError, type Config } from '@ai-community/shared/config/config.ts'

/**
 * What working with files needs, as the settings say.
 *
 * @throws ConfigError when a bucket is named without the keys to it.
 */
export async function openFiles(
  config: Config,
): Promise<Pick<FilesContext, 'storage' | 'pictureQueue' | 'uploadFolder'>> {
  return {
    storage: await openFileStorage({ dataFolder: config.DATA_DIR, s3: s3SettingsOf(config) }),
    pictureQueue: createPictureQueue(),
    uploadFolder: uploadFolderOf(config.DATA_DIR),
  }
}

function s3SettingsOf(config: Config) {
  if (config.S3_BUCKET === '') return undefined
  const missing = (['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const).filter(
    (name) => config[name] === '',
  )
  if (missing.length > 0)
    throw new ConfigError(missing.map((name) => `${name}: must be set, since S3_BUCKET is`))
  return {
    endpoint: config.S3_ENDPOINT,
    region: config.S3_REGION,
    bucket: config.S3_BUCKET,
    accessKeyId: config.S3_ACCESS_KEY_ID,
    secretAccessKey: config.S3_SECRET_ACCESS_KEY,
  }
}
