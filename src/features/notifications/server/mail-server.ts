import { createTransport, type Transporter } from 'nodemailer'
import type { JobContext } from '#platform/server/jobs.ts'
import type { Settings } from '#platform/server/settings.ts'
import type { ClaimedMail } from './mails.store.ts'
import { linkHere, linkTo } from './public/links.ts'

interface Line {
  readonly transport: Transporter
  inHand: number
  closing?: NodeJS.Timeout
}

// One pool of connections per address: opening a connection for each mail is what makes servers refuse.
const lines = new Map<string, Line>()
/** An open connection would keep a process that was asked to stop; a burst of mails leaves no such gaps. */
const idleMs = 2000

function lineTo(url: string): Line {
  const known = lines.get(url)
  if (known !== undefined) return known
  const options = { pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 30_000 }
  const parts = new URL(url)
  const made = createTransport({
    ...options,
    host: parts.hostname,
    port: parts.port === '' ? (parts.protocol === 'smtps:' ? 465 : 587) : Number(parts.port),
    secure: parts.protocol === 'smtps:',
    ...(parts.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(parts.username), pass: decodeURIComponent(parts.password) } }),
  })
  const line = { transport: made, inHand: 0 }
  lines.set(url, line)
  return line
}

async function over<T>(url: string, work: (transport: Transporter) => Promise<T>): Promise<T> {
  const line = lineTo(url)
  clearTimeout(line.closing)
  line.inHand += 1
  try {
    return await work(line.transport)
  } finally {
    line.inHand -= 1
    if (line.inHand === 0) line.closing = setTimeout(() => hangUp(url, line), idleMs).unref()
  }
}

function hangUp(url: string, { transport }: Line): void {
  lines.delete(url)
  transport.close()
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function htmlOf(text: string): string {
  const linked = escaped(text).replace(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link}">${link}</a>`)
  const paragraphs = linked.split(/\n{2,}/).map((lines) => `<p>${lines.replaceAll('\n', '<br>')}</p>`)
  return `<div style="font:16px/1.6 sans-serif;max-width:36em">${paragraphs.join('')}</div>`
}

/** The same for every attempt, so that a mail that arrives twice is recognised as one (RFC 5322 §3.6.4). */
export function messageIdOf(mailId: string, from: string): string {
  const domain = from.match(/@([\w.-]+)/)?.[1] ?? 'localhost'
  return `<${mailId}@${domain}>`
}

/** What stands for a mail server's code when a link's secret was sealed by another installation, or with a secret that has changed. */
export const secretLost = 'LINK_SECRET_LOST'

/** A mail with the address it leads to put in; throws an error of code `secretLost` when that cannot be had. */
export function addressed({ settings, unseal }: JobContext, mail: ClaimedMail): ClaimedMail {
  const { body, link_path: path, link_sealed: sealed } = mail
  if (path === null) return mail
  const secret = sealed === null ? '' : unseal(sealed)
  if (secret === null) throw Object.assign(new Error(secretLost), { code: secretLost })
  return { ...mail, body: body.replaceAll(linkHere, () => linkTo(settings, path + secret)) }
}

/** Hands a mail to the configured server; throws nodemailer's error when it does not take it. */
export async function deliver(settings: Settings, url: string, mail: ClaimedMail): Promise<void> {
  const message = {
    from: settings.HUIXIANG_MAIL_FROM,
    to: mail.to_address,
    subject: mail.subject,
    text: mail.body,
    html: htmlOf(mail.body),
    messageId: messageIdOf(mail.id, settings.HUIXIANG_MAIL_FROM),
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  await over(url, (transport) => transport.sendMail(message))
}
