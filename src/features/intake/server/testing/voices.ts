import { randomUUID } from 'node:crypto'
import { newSecret } from '#platform/server/ids.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** Somebody who registers, reads and unmasks voices everywhere. */
export const clerk = personWith(
  ['intake.read', 'intake.register', 'intake.unmask', 'intake.import', 'customers.read', 'customers.erase'],
  { id: randomUUID() },
)

/** Credentials of a test actor for requests outside the contract. */
export const signedIn = { authorization: `TestActor ${JSON.stringify(clerk)}` }

/** A tree of two units, the second below the first, with an outlet each. */
export async function makeUnits({ open, database }: TestHouse): Promise<{ root: string; branch: string }> {
  const [root, branch] = [randomUUID(), randomUUID()]
  const { Client } = await import('pg')
  const owner = new Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into org_units (id, parent_id, kind, name, code, depth, unit_1, unit_2, created_at) values
       ($1, null, 'department', '总部', 'HQ', 1, $1, null, now()), ($2, $1, 'region', '华东', 'EAST', 2, $1, $2, now())`,
    [root, branch],
  )
  await owner.end()
  await open.pool.query(
    `insert into outlets (id, code, name, org_unit_id, saved_at) values ($1, 'SH-01', '人民广场店', $2, now())`,
    [randomUUID(), branch],
  )
  return { root, branch }
}

/** What a customer enters into the public form. */
export const voice = (more: Record<string, string> = {}): Record<string, string> => ({
  text: '排队太久',
  kind: 'complaint',
  consent: 'yes',
  secret: newSecret(),
  ...more,
})

/** The body of a multipart form, and its header. */
export function formOf(
  fields: Record<string, string>,
  files: readonly { name: string; content: Uint8Array }[] = [],
) {
  const boundary = 'xxxxHuixiangFormxxxx'
  const head = (rest: string) => `--${boundary}\r\ncontent-disposition: form-data; ${rest}\r\n\r\n`
  const parts = [
    ...Object.entries(fields).map(([name, value]) => Buffer.from(`${head(`name="${name}"`)}${value}\r\n`)),
    ...files.map(({ name, content }) =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        content,
        Buffer.from('\r\n'),
      ]),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return {
    payload: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

/** Files of a form, all named by their place. */
export const filesOf = (count: number, content: (at: number) => Uint8Array) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}.jpg`, content: content(at) }))

/** Fields that no form of ours has, with nothing in them. */
export const emptyFields = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, '']))
