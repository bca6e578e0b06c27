import type { ResidentReport, SourceState, WorldPicture } from '../protocol.ts'

/** Port: where the world comes from. The database and the demo town implement it. */
export interface WorldSource {
  readonly kind: SourceState['kind']

  /**
   * The world as committed now.
   *
   * @throws whatever the source's driver throws when it is away; the feed then keeps the last picture.
   */
  readPicture(): Promise<WorldPicture>

  /** Everything a viewer may know of one resident; undefined when there is none with this id. */
  findResident(id: string): Promise<ResidentReport | undefined>

  close(): Promise<void>
}
