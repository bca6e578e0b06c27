import type { AddressInfo } from 'node:net'
import path from 'node:path'
// @ts-expect-error: the package brings no types
import S3rver from 's3rver'

type ServerClass = new (options: {
  address: string
  port: number
  silent: boolean
  directory: string
  configureBuckets: { name: string; configs: string[] }[]
}) => { run(): Promise<AddressInfo>; close(): Promise<void> }

export interface S3Server {
  /** The settings that lead to its one bucket, by their names. */
  settings: Record<'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY', string>
  close(): Promise<void>
}

const BUCKET = 'pictures'
/** The pair of keys the server knows. */
const KEY = 'S3RVER'

/** A real server that speaks S3, with one empty bucket below `folder`. */
export async function startS3Server(folder: string): Promise<S3Server> {
  const server = new (S3rver as ServerClass)({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: BUCKET, configs: [] }],
  })
  const { port } = await server.run()
  return {
    settings: {
      S3_BUCKET: BUCKET,
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: KEY,
      S3_SECRET_ACCESS_KEY: KEY,
    },
    close: () => server.close(),
  }
}
