let table: Uint32Array | undefined

function steps(): Uint32Array {
  table ??= Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
  return table
}

/** CRC-32 (ISO 3309) of some bytes: finds damage, not forgery. */
export function checksum(bytes: Uint8Array): number {
  const step = steps()
  let value = 0xffffffff
  for (let i = 0; i < bytes.length; i++)
    value = (step[(value ^ (bytes[i] as number)) & 0xff] as number) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
