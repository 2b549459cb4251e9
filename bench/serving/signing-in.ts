import { openConnection } from '../load/connection.ts'
import { type Caller, posting, readJson } from '../load/requests.ts'
import { administrator } from '../volume/organisation.ts'

/** Signs a person of the bench's organisation in through the door. */
export async function signIn(port: number, login: string = administrator.login): Promise<Required<Caller>> {
  const connection = await openConnection(port)
  try {
    const answer = await connection.ask(posting('/api/session', { login, password: administrator.password }))
    readJson(answer)
    const cookie = /\r\nset-cookie: ([^;]+)/i.exec(answer.head)?.[1]
    if (cookie === undefined) throw new Error('Signed in, and no cookie came')
    return { cookie }
  } finally {
    connection.close()
  }
}
