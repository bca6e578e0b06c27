import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BinaryReader, BinaryWriter } from './binary.ts'

const i32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const anyText = fc.string({ unit: 'binary' })

describe('canonical bytes', () => {
  it('are no list of fewer than nothing', () => {
    const to = new BinaryWriter()
    to.i32(-(2 ** 31))
    const from = () => new BinaryReader(to.bytes())
    for (const read of [
      () => from().text(),
      () => from().u16s(),
      () => from().i32s(),
      () => from().f64s(),
      () => from().list(() => null),
    ])
      expect(read).toThrow(RangeError)
  })

  it('give back what was written, to the last bit and in its order', () => {
    const anything = fc.record({
      u8: fc.integer({ min: 0, max: 255 }),
      i32,
      f64: fc.double(),
      bool: fc.boolean(),
      text: anyText,
      i32s: fc.array(i32),
      u16s: fc.array(fc.integer({ min: 0, max: 0xffff })),
      f64s: fc.array(fc.double()),
      list: fc.array(anyText),
      optional: fc.option(anyText),
    })
    fc.assert(
      fc.property(fc.array(anything), (values) => {
        const to = new BinaryWriter()
        for (const value of values) {
          to.u8(value.u8)
          to.i32(value.i32)
          to.f64(value.f64)
          to.bool(value.bool)
          to.text(value.text)
          to.i32s(value.i32s)
          to.u16s(value.u16s)
          to.f64s(value.f64s)
          to.list(value.list, (text) => to.text(text))
          to.optional(value.optional, (text) => to.text(text))
        }
        const from = new BinaryReader(to.bytes())
        const read = values.map(() => ({
          u8: from.u8(),
          i32: from.i32(),
          f64: from.f64(),
          bool: from.bool(),
          text: from.text(),
          i32s: from.i32s(),
          u16s: from.u16s(),
          f64s: from.f64s(),
          list: from.list(() => from.text()),
          optional: from.optional(() => from.text()),
        }))
        expect(read).toEqual(values)
        expect(from.done).toBe(true)
      }),
    )
  })

  it('are refused where they are cut short, or are not what a writer writes', () => {
    const to = new BinaryWriter()
    to.text('town')
    expect(() => new BinaryReader(to.bytes().slice(0, -1)).text()).toThrow(RangeError)
    expect(() => new BinaryReader(Uint8Array.of(2)).bool()).toThrow(RangeError)
    to.clear()
    to.f64(1.5)
    expect(() => new BinaryReader(to.bytes()).whole()).toThrow('no whole number')
  })
})
