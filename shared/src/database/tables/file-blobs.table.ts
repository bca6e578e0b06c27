/**
 * What lies in the storage: a picture and its thumbnail under one key, which is never used twice. `sha256` is
 * null once the blob is given up, so that the same picture uploaded again gets a key of its own.
 */
export interface FileBlobsTable {
  id: string
  sha256: string | null
  storageKey: string
  /** Since when no file refers to it; null while one does. */
  unusedSince: Date | null
  /** Null until the bytes are known to be there. */
  storedAt: Date | null
  createdAt: Date
}
