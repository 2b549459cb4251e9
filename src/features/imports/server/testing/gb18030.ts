/** Bytes of a text as an old Chinese system would write it; Node can read this encoding and not write it. */
export function inGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, readonly number[]>()
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++)
      bytes.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  }
  return Uint8Array.from([...text].flatMap((sign) => bytes.get(sign) ?? [sign.charCodeAt(0)]))
}
