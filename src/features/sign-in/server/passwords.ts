import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const strength: Options = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
}

export function hashedPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), strength)
}

let decoy: Promise<string> | undefined

/** Checks a password; without a hash (unknown account) it takes just as long and is wrong. */
export async function isPassword(password: string, expected: string | null): Promise<boolean> {
  decoy ??= hashedPassword('nobody has this password')
  const right = await verify(expected ?? (await decoy), password.normalize('NFKC'))
  return right && expected !== null
}
