import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { DomainError } from '../../../contracts/error-codes.ts'
import type { FileStorage, ObjectLocation, RemoteObject, StoredEntry } from './file-storage.ts'

export interface S3Settings {
  /** Empty for Amazon's own; else the origin of a compatible server. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

const CONNECT_MS = 3_000
const REQUEST_MS = 20_000
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

/** Keeps objects in a bucket of any server that speaks S3. */
export class S3Storage implements FileStorage {
  readonly #client: S3Client
  readonly #bucket: string

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Settings) {
    this.#bucket = bucket
    this.#client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Compatible servers rarely have a name of its own for each bucket.
      ...(endpoint !== '' && { endpoint, forcePathStyle: true }),
      // Checksums in trailers, the newer default, are unknown to many compatible servers.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // It would write to the console by itself; what went wrong is in the error.
      logger: SILENT,
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS },
    })
  }

  async put(key: string, source: string, contentType: string): Promise<void> {
    const { size } = await stat(source)
    await this.#ask(() =>
      this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          Body: createReadStream(source),
          ContentLength: size,
          ContentType: contentType,
        }),
      ),
    )
  }

  locate(key: string): ObjectLocation {
    return { open: (range) => this.#open(key, range) }
  }

  async #open(key: string, range: string | undefined): Promise<RemoteObject> {
    const answer = await this.#ask(() =>
      this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key, Range: range })),
    )
    return {
      body: answer.Body as Readable,
      sizeBytes: answer.ContentLength ?? 0,
      contentRange: answer.ContentRange,
    }
  }

  async delete(key: string): Promise<void> {
    await this.#ask(() => this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key })))
  }

  async *list(): AsyncIterable<StoredEntry> {
    let ContinuationToken: string | undefined
    do {
      const page = await this.#ask(() =>
        this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, ContinuationToken })),
      )
      for (const { Key, Size, LastModified } of page.Contents ?? [])
        yield { key: Key!, sizeBytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) }
      ContinuationToken = page.NextContinuationToken
    } while (ContinuationToken !== undefined)
  }

  async #ask<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    try {
      return await request()
    } catch (error) {
      throw asDomainError(error)
    }
  }
}

function asDomainError(error: unknown): unknown {
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 500
    if (status === 404) return new DomainError('file_not_found', { cause: error })
    if (status === 416) return new DomainError('range_not_satisfiable', { cause: error })
    if (status === 507) return new DomainError('storage_full', { cause: error })
  }
  return new DomainError('service_unavailable', { retryAfterSeconds: 5, cause: error })
}
