import { normalEmail, normalPhone } from './contact.ts'

/** One pasted line, understood: a name with an e-mail address, a phone number or both, in any order. */
export interface InviteLine {
  readonly line: number
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly problem: 'noName' | 'noContact' | 'twice' | null
}

export const mostInviteLines = 500

/** Reads lines such as `王芳, wang.fang@example.com, 13800138000`; tabs, commas and semicolons separate. Empty lines are skipped. */
export function inviteLines(text: string): InviteLine[] {
  const seen = new Set<string>()
  const rows: InviteLine[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const row = inviteLine(line, index + 1)
    const contacts = [row.email, row.phone].filter((contact) => contact !== null)
    const twice = contacts.some((contact) => seen.has(contact))
    for (const contact of contacts) seen.add(contact)
    rows.push(twice ? { ...row, problem: row.problem ?? 'twice' } : row)
  }
  return rows
}

function inviteLine(text: string, line: number): InviteLine {
  let email: string | null = null
  let phone: string | null = null
  const names: string[] = []
  for (const part of text.split(/[\t,;，；、]/).map((piece) => piece.trim())) {
    if (part === '') continue
    const asEmail = normalEmail(part)
    const asPhone = normalPhone(part)
    if (asEmail !== null) email = asEmail
    else if (asPhone !== null) phone = asPhone
    else names.push(part)
  }
  const name = names.join(' ').slice(0, 100)
  const problem = name === '' ? 'noName' : email === null && phone === null ? 'noContact' : null
  return { line, name, email, phone, problem }
}
