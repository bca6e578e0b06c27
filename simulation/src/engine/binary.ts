/** Writes a canonical byte string: the same values in the same order are the same bytes on any machine. */
export class BinaryWriter {
  private buffer = new Uint8Array(1_024)
  private view = new DataView(this.buffer.buffer)
  private length = 0

  u8(value: number): void {
    this.reserve(1)
    this.buffer[this.length++] = value
  }

  i32(value: number): void {
    this.reserve(4)
    this.view.setInt32(this.length, value, true)
    this.length += 4
  }

  f64(value: number): void {
    this.reserve(8)
    this.view.setFloat64(this.length, value, true)
    this.length += 8
  }

  bool(value: boolean): void {
    this.u8(value ? 1 : 0)
  }

  /** UTF-16 units. */
  text(value: string): void {
    this.i32(value.length)
    this.reserve(value.length * 2)
    for (let i = 0; i < value.length; i++) {
      this.view.setUint16(this.length, value.charCodeAt(i), true)
      this.length += 2
    }
  }

  u16s(values: ArrayLike<number>): void {
    this.i32(values.length)
    this.reserve(values.length * 2)
    for (let i = 0; i < values.length; i++) {
      this.view.setUint16(this.length, values[i]!, true)
      this.length += 2
    }
  }

  i32s(values: ArrayLike<number>): void {
    this.i32(values.length)
    this.reserve(values.length * 4)
    for (let i = 0; i < values.length; i++) {
      this.view.setInt32(this.length, values[i]!, true)
      this.length += 4
    }
  }

  f64s(values: ArrayLike<number>): void {
    this.i32(values.length)
    for (let i = 0; i < values.length; i++) this.f64(values[i]!)
  }

  list<T>(values: readonly T[], write: (value: T) => void): void {
    this.i32(values.length)
    for (const value of values) write(value)
  }

  optional<T>(value: T | null, write: (value: T) => void): void {
    this.bool(value !== null)
    if (value !== null) write(value)
  }

  /** What was written since the last `clear`; valid until the next write. */
  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + bytes))
    larger.set(this.buffer.subarray(0, this.length))
    this.buffer = larger
    this.view = new DataView(larger.buffer)
  }
}

/** Reads what a BinaryWriter wrote. @throws RangeError past the end. */
export class BinaryReader {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get done(): boolean {
    return this.at === this.bytes.length
  }

  u8(): number {
    return this.view.getUint8(this.at++)
  }

  i32(): number {
    const value = this.view.getInt32(this.at, true)
    this.at += 4
    return value
  }

  f64(): number {
    const value = this.view.getFloat64(this.at, true)
    this.at += 8
    return value
  }

  /** A whole number that was written as a double. @throws RangeError when it is none. */
  whole(): number {
    const value = this.f64()
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`)
    return value
  }

  bool(): boolean {
    const value = this.u8()
    if (value > 1) throw new RangeError(`${value} is neither true nor false`)
    return value === 1
  }

  /** How many follow. @throws RangeError when fewer than none do. */
  private count(): number {
    const count = this.i32()
    if (count < 0) throw new RangeError(`there can't be ${count} of anything`)
    return count
  }

  text(): string {
    const length = this.count()
    let text = ''
    for (let i = 0; i < length; i++) {
      text += String.fromCharCode(this.view.getUint16(this.at, true))
      this.at += 2
    }
    return text
  }

  u16s(): number[] {
    return Array.from({ length: this.count() }, () => {
      const value = this.view.getUint16(this.at, true)
      this.at += 2
      return value
    })
  }

  i32s(): number[] {
    return Array.from({ length: this.count() }, () => this.i32())
  }

  f64s(): number[] {
    return Array.from({ length: this.count() }, () => this.f64())
  }

  list<T>(read: () => T): T[] {
    return Array.from({ length: this.count() }, read)
  }

  optional<T>(read: () => T): T | null {
    return this.bool() ? read() : null
  }
}
