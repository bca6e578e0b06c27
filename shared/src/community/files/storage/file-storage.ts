import type { Readable } from 'node:stream'

/** One object of the storage, as `list` finds it. */
export interface StoredEntry {
  key: string
  sizeBytes: number
  modifiedAt: Date
}

/** Bytes that came over a network, whole or the range that was asked for. */
export interface RemoteObject {
  body: Readable
  sizeBytes: number
  /** `bytes 0-99/1000`; set when a range is answered. */
  contentRange?: string | undefined
}

/** Where an object's bytes are to be had: a file of this machine, or a storage that has to be asked. */
export type ObjectLocation =
  { folder: string; path: string } | { open: (range?: string) => Promise<RemoteObject> }

/**
 * Where uploaded files lie. Keys are made by us, are never used twice and hold no name a client gave; what lies
 * under a key never changes.
 */
export interface FileStorage {
  /**
   * Stores the local file `source` under `key`; once it resolves, the bytes outlive a power cut. May move
   * `source` away. Again with the same content, it changes nothing.
   *
   * @throws DomainError `storage_full`, `service_unavailable`.
   */
  put(key: string, source: string, contentType: string): Promise<void>
  locate(key: string): ObjectLocation
  /** Nothing happens when there is no such object. */
  delete(key: string): Promise<void>
  /** Every object there is, in no order. */
  list(): AsyncIterable<StoredEntry>
}
